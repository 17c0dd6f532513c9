import type { Json, Operation } from "@hcnet/operations";
import { OPTIONS } from "./options.js";
import { UsageError } from "./surroundings.js";

/** A flag that sets a query parameter or a property of the body. */
export interface Flag {
  /** Without the dashes. */
  readonly name: string;
  readonly in: "query" | "body";
  /** Properties from the query or the body to the value. */
  readonly path: readonly string[];
  readonly type: "string" | "integer" | "number" | "boolean" | "json";
  /** Whether the flag may be repeated, which makes an array. */
  readonly isArray: boolean;
  readonly required: boolean;
  readonly description: string;
}

const MAX_DEPTH = 4;
const kebab = (name: string): string => name.replaceAll("_", "-");

/** Makes the flags of an operation from the schemas of its query and body. */
export function flagsOf({ parameters, input }: Operation): readonly Flag[] {
  const query = parameters
    .filter((each) => each.in === "query")
    .map((each) => leaf("query", [each.name], each.schema, each.required));
  const { body } = (input.properties ?? {}) as { readonly body?: Json };
  const fields = body === undefined ? [] : leaves(body, input, [], true);
  const all = [...query, ...fields];
  return all.map((flag) => {
    const isUnique = all.filter(({ path }) => path.at(-1) === flag.path.at(-1)).length === 1;
    const name = isUnique ? (flag.path.at(-1) ?? "") : flag.path.join("-");
    // A name of the command's own options gets the path to the property, or its place.
    const reserved = RESERVED.has(kebab(name));
    return { ...flag, name: kebab(reserved ? [flag.in, ...flag.path].join("-") : name) };
  });
}

const RESERVED = new Set(Object.keys(OPTIONS));

function leaves(schema: Json, root: Json, path: readonly string[], required: boolean): Flag[] {
  const resolved = resolve(schema, root);
  const properties = resolved.properties as Readonly<Record<string, Json>> | undefined;
  if (properties === undefined || path.length >= MAX_DEPTH) {
    return path.length === 0 ? [] : [leaf("body", path, resolved, required)];
  }
  const needed = (resolved.required ?? []) as readonly string[];
  return Object.entries(properties).flatMap(([name, property]) =>
    leaves(property, root, [...path, name], required && needed.includes(name)),
  );
}

function resolve(schema: Json, root: Json): Json {
  if (typeof schema.$ref !== "string") return schema;
  const { $ref, ...others } = schema;
  const found = (root.$defs as Readonly<Record<string, Json>>)[$ref.slice("#/$defs/".length)];
  return { ...resolve(found ?? {}, root), ...others };
}

function leaf(place: Flag["in"], path: readonly string[], schema: Json, required: boolean): Flag {
  const items = schema.items as Json | undefined;
  const isArray = schema.type === "array" && items !== undefined && scalar(items) !== "json";
  const type = scalar(isArray ? items : schema);
  const description = String(schema.description ?? "").trim();
  return { name: "", in: place, path, type, isArray, required, description };
}

function scalar({ type }: Json): Flag["type"] {
  return type === "string" || type === "integer" || type === "number" || type === "boolean"
    ? type
    : "json";
}

/** Parses the values of a flag; an array for one that may be repeated. */
export function parseFlag(flag: Flag, values: readonly string[]): unknown {
  const parsed = values.map((value) => parseValue(flag, value));
  if (flag.isArray) return parsed;
  if (parsed.length > 1)
    throw new UsageError(`--${flag.name}: expected one value, got ${parsed.length}`);
  return parsed[0];
}

function parseValue({ name, type }: Flag, value: string): unknown {
  if (type === "string") return value;
  if (type === "boolean" && (value === "true" || value === "false")) return value === "true";
  if (
    (type === "integer" || type === "number") &&
    value.trim() !== "" &&
    !Number.isNaN(Number(value))
  ) {
    return Number(value);
  }
  if (type === "json") {
    try {
      return JSON.parse(value);
    } catch {
      throw new UsageError(`--${name}: expected JSON, got another text`);
    }
  }
  throw new UsageError(
    `--${name}: expected ${type === "boolean" ? "true or false" : type === "integer" ? "an integer" : "a number"}, got ${JSON.stringify(value)}`,
  );
}
