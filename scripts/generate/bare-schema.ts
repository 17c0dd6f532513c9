import type { Schema } from "../lib/openapi.js";

type Node = Readonly<Record<string, unknown>>;

const REF_PREFIX = "#/components/schemas/";
const SCHEMA_MAPS = new Set(["properties", "patternProperties", "$defs", "dependentSchemas"]);
/** The one extension that validators read. */
export const NULL_MESSAGE = "x-null-message";

// Say something about a value without asserting anything.
const ANNOTATIONS = new Set([
  "title",
  "description",
  "examples",
  "example",
  "deprecated",
  "default",
]);

/**
 * A schema without its annotations, so that compiled validators do not carry the documentation
 * along, and with its references pointing into `documentId`.
 */
export function bareSchema(schema: Schema, documentId: string): Schema {
  return bare(schema, documentId) as Schema;
}

/** {@link bareSchema} of each schema of a map. */
export function bareSchemas(
  schemas: Readonly<Record<string, Schema>>,
  documentId: string,
): Readonly<Record<string, Schema>> {
  return bareMap(schemas as Node, documentId) as Readonly<Record<string, Schema>>;
}

function bare(value: unknown, documentId: string): unknown {
  if (Array.isArray(value)) return value.map((item) => bare(item, documentId));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value)
    .filter(([key]) => key === NULL_MESSAGE || !(ANNOTATIONS.has(key) || key.startsWith("x-")))
    .map(([key, member]) => [key, bareMember(key, member, documentId)]);
  return Object.fromEntries(members);
}

function bareMember(key: string, member: unknown, documentId: string): unknown {
  if (SCHEMA_MAPS.has(key)) return bareMap(member as Node, documentId);
  if (key === "$ref" && typeof member === "string" && member.startsWith(REF_PREFIX)) {
    return `${documentId}#/$defs/${member.slice(REF_PREFIX.length)}`;
  }
  return key === "enum" || key === "const" ? member : bare(member, documentId);
}

function bareMap(map: Node, documentId: string): Node {
  return Object.fromEntries(
    Object.entries(map).map(([name, schema]) => [name, bare(schema, documentId)]),
  );
}
