import type { ValidationIssue, Validator } from "@hcnet/runtime";
import { describeIssues } from "../../issues.js";
import { ownProperty } from "../../own-property.js";
import { type OpenApiDocument, resolve, type Schema } from "../../spec/document.js";

/** A model of a spec, and how it is checked: as a part of a response that has a validator. */
export interface Model {
  readonly document: OpenApiDocument;
  /** Names of the schemas whose members it may have. */
  readonly schemas: readonly string[];
  readonly validator: Validator<unknown>;
  /** A response with this one in it; the response itself by default. */
  readonly wrap?: (value: unknown) => unknown;
  /** JSON pointer of its place in that response. */
  readonly at?: string;
}

/** A value outside the values that the document lists, where it leaves room for others. */
function unknownValue(schema: Schema, value: unknown, place: string): string | undefined {
  const known = schema["x-extensible-enum"];
  // A value of another type is reported by the validator.
  if (!known?.some((it) => typeof it === typeof value) || known.includes(value)) return undefined;
  return `${place}: expected one of ${known.join(", ")}, got ${JSON.stringify(value)}`;
}

/**
 * The first field or value that a schema does not know: response schemas are open to later additions,
 * a seed is not.
 */
function unknownPart(
  document: OpenApiDocument,
  root: Schema,
  value: unknown,
  path = "",
): string | undefined {
  const schema = resolve(document, root);
  if (typeof value !== "object" || value === null) return unknownValue(schema, value, path);
  const entries = Object.entries(value);
  for (const [name, member] of entries) {
    const place = Array.isArray(value) ? `${path}[${name}]` : `${path}${path && "."}${name}`;
    const known = Array.isArray(value)
      ? schema.items
      : (ownProperty(schema.properties, name) as Schema | undefined);
    if (known === undefined) {
      // A model that is open to any member still takes none that copies would treat as a prototype.
      if (schema.properties === undefined && name !== "__proto__") return undefined;
      if (schema.properties === undefined) return `${place}: unknown member`;
      return `${place}: unknown member; known: ${Object.keys(schema.properties).join(", ")}`;
    }
    const found = unknownPart(document, known, member, place);
    if (found !== undefined) return found;
  }
  return undefined;
}

function schemaOf({ document, schemas }: Model): Schema {
  const all = schemas.map((name) =>
    resolve<Schema>(document, { $ref: `#/components/schemas/${name}` }),
  );
  return { properties: Object.assign({}, ...all.map(({ properties }) => properties)) };
}

/** What is wrong with a value by a model of a spec; it begins with the member. */
export function modelProblem(model: Model, value: object): string | undefined {
  const { document, validator, wrap = (it) => it, at = "" } = model;
  const schema = schemaOf(model);
  const unknown = unknownPart(document, schema, value);
  if (unknown !== undefined) return unknown;
  if (validator(wrap(value))) return undefined;
  const issues = (validator.errors ?? []).map(
    (issue): ValidationIssue => ({ ...issue, instancePath: issue.instancePath.slice(at.length) }),
  );
  return describeIssues(issues, document, schema);
}

/** JSON pointers of the members that a model declares as secrets. */
export function secretsOf(model: Model): string[] {
  return Object.entries(schemaOf(model).properties ?? {}).flatMap(([name, member]) =>
    member["x-sensitive"] === true ? [`/${name}`] : [],
  );
}
