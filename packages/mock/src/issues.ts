import type { ValidationIssue } from "@hcnet/runtime";
import type { OpenApiDocument, Schema } from "./spec/document.js";
import { pointerSteps, schemaAt } from "./spec/schema-at.js";

type Describe = (issue: ValidationIssue, schema: Schema | undefined) => string;

const MAX_LISTED = 3;
// A field name comes from the caller and may be megabytes long.
const MAX_NAME = 64;

function member(step: string): string {
  if (/^\d+$/.test(step) && step.length <= MAX_NAME) return `[${step}]`;
  const short = step.length > MAX_NAME ? `${step.slice(0, MAX_NAME)}…` : step;
  return /^[\w-]+…?$/.test(short) ? `.${short}` : `[${JSON.stringify(short)}]`;
}

/** The place of a value in the wire's words: `/ports/0/client_port` is `ports[0].client_port`. */
const place = (steps: readonly string[]): string => steps.map(member).join("").replace(/^\./, "");

const limit = ({ params }: ValidationIssue, unit = ""): string =>
  params.limit === 1 || unit === "" ? `${params.limit}${unit}` : `${params.limit}${unit}s`;
const list = (values: unknown): string => (Array.isArray(values) ? values.join(", ") : "");
const members = (schema: Schema | undefined): string =>
  Object.keys(schema?.properties ?? {}).join(", ");

function range(issue: ValidationIssue, schema: Schema | undefined): string {
  const { minimum, maximum } = schema ?? {};
  if (minimum !== undefined && maximum !== undefined) return `must be ${minimum} to ${maximum}`;
  const bound = issue.keyword === "minimum" ? "at least" : "at most";
  return `must be ${bound} ${limit(issue)}`;
}

function type({ params }: ValidationIssue): string {
  const types = Array.isArray(params.type) ? params.type : [params.type];
  const named = types.map((it) => (/^[aeiou]/.test(String(it)) ? `an ${it}` : `a ${it}`));
  return `must be ${named.join(" or ")}`;
}

const DESCRIBE: Readonly<Record<string, Describe>> = {
  additionalProperties: (_, schema) => `unknown field; known: ${members(schema)}`,
  required: () => "is required",
  type,
  enum: ({ params }) => `must be one of ${list(params.allowedValues)}`,
  minLength: (issue) => `must be at least ${limit(issue, " character")}`,
  maxLength: (issue) => `must be at most ${limit(issue, " character")}`,
  pattern: ({ params }) => `must match ${params.pattern}`,
  format: ({ params }) =>
    params.format === "uuid" ? "must be a UUID" : `must have the format ${params.format}`,
  minimum: range,
  maximum: range,
  minItems: (issue) => `must have at least ${limit(issue, " item")}`,
  maxItems: (issue) => `must have at most ${limit(issue, " item")}`,
  minProperties: (_, schema) => `must have at least one of ${members(schema)}`,
};

function describeOne(issue: ValidationIssue, document: OpenApiDocument, root: Schema): string {
  const { instancePath, keyword, params } = issue;
  const steps = pointerSteps(instancePath);
  if (keyword === "uniqueItems") {
    return `${place([...steps, String(params.i)])}: repeats ${place([...steps, String(params.j)])}`;
  }
  const added = params.additionalProperty ?? params.missingProperty;
  const path = place(typeof added === "string" ? [...steps, added] : steps);
  const describe = DESCRIBE[keyword];
  const text = describe?.(issue, schemaAt(document, root, instancePath)) ?? issue.message;
  return `${path === "" ? "body" : path}: ${text ?? `does not meet ${keyword}`}`;
}

/**
 * What is wrong with a value, each field named as it is written on the wire. The first issue leads,
 * up to three are listed.
 */
export function describeIssues(
  issues: readonly ValidationIssue[],
  document: OpenApiDocument,
  root: Schema,
): string {
  // A set, as two keywords of one value may have the same to say.
  const texts = new Set<string>();
  let taken = 0;
  for (const issue of issues) {
    if (texts.size === MAX_LISTED) break;
    texts.add(describeOne(issue, document, root));
    taken += 1;
  }
  const more = issues.length > taken ? [`and ${issues.length - taken} more`] : [];
  return [...texts, ...more].join("; ");
}
