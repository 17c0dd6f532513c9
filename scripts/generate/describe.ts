import type { Schema } from "../lib/openapi.js";

/** A schema with the keywords that an editor shows. */
interface DescribedSchema extends Schema {
  readonly description?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly example?: unknown;
  readonly deprecated?: boolean;
  readonly "x-source-note"?: string | readonly string[];
}

/** A range in words, such as `1 to 64 characters`; none if there is no limit. */
function range(min: number | undefined, max: number | undefined, unit: string): string[] {
  if (min === undefined && max === undefined) return [];
  if (min === max) return [`exactly ${min}${unit}`];
  if (min === undefined) return [`at most ${max}${unit}`];
  return [max === undefined ? `at least ${min}${unit}` : `${min} to ${max}${unit}`];
}

function limitsOf(schema: DescribedSchema): string[] {
  const { format, pattern } = schema;
  return [
    ...range(schema.minLength, schema.maxLength, " characters"),
    ...range(schema.minimum, schema.maximum, ""),
    ...range(schema.minItems, schema.maxItems, " items"),
    ...range(schema.minProperties, undefined, " properties"),
    ...(format === undefined ? [] : [`format \`${format}\``]),
    ...(pattern === undefined ? [] : [`pattern \`${pattern}\``]),
  ];
}

const inline = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value);

/** Describes a value for an editor: its meaning, limits, source, default and an example. */
export function describe(schema: Schema): string {
  const described: DescribedSchema = schema;
  const limits = limitsOf(described);
  const example = described.example ?? described.examples?.find((value) => value !== "");
  const notes = [described["x-source-note"] ?? []].flat();
  const paragraphs = [
    described.description?.trim() ?? "",
    limits.length === 0 ? "" : `Limits: ${limits.join(", ")}.`,
    notes.length === 0 ? "" : `Source: ${notes.join(" ")}`,
    [
      described.default === undefined ? "" : `@default ${inline(described.default)}`,
      example === undefined ? "" : `@example ${inline(example)}`,
      described.deprecated === true ? "@deprecated" : "",
    ]
      // A tag without a value says nothing.
      .filter((tag) => tag !== "" && !/ $/.test(tag))
      .join("\n"),
  ];
  return paragraphs.filter((text) => text !== "").join("\n\n");
}

/** Writes a text as a TSDoc comment. */
export function tsDoc(text: string, indent = ""): string {
  const lines = text.trim().replaceAll("*/", "*\\/").split("\n");
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  const body = lines.map((line) => `${indent} * ${line}`.trimEnd()).join("\n");
  return `${indent}/**\n${body}\n${indent} */\n`;
}
