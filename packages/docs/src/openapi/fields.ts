import { codeSpan } from "../code-span.js";
import { type ApiDocument, modelName, notesOf, proseOf, resolve, type Schema } from "./document.js";

/** A known value and its meaning. */
export interface EnumValue {
  readonly value: string;
  readonly meaning: string;
}

/** A field as the site shows it. */
export interface Field {
  readonly name: string;
  /** Place in the body, such as `publicip.port_id` or `ports[].protocol`. */
  readonly path: string;
  /** Such as `string (uuid)` or `array of CreatePortList`. */
  readonly type: string;
  readonly required: boolean;
  readonly nullable: boolean;
  readonly deprecated: boolean;
  readonly sensitive: boolean;
  readonly description: string;
  readonly values: readonly EnumValue[];
  /** Whether other values may appear. */
  readonly open: boolean;
  /** Limits and default in words, such as `1 to 64 characters`. */
  readonly limits: readonly string[];
  readonly example: string | undefined;
  /** Contradictions of the sources. */
  readonly notes: readonly string[];
  /** The model that it refers to. */
  readonly model: string | undefined;
  readonly children: readonly Field[];
}

interface Place {
  readonly name: string;
  readonly path: string;
  readonly required: boolean;
  /** Models that the place is inside, against recursion. */
  readonly seen: readonly string[];
}

/** The fields of an object, in the order of its schema; those of an array are those of its items. */
export function fieldsOf(document: ApiDocument, schema: Schema, path = ""): readonly Field[] {
  const name = modelName(schema);
  return childrenOf(document, schema, path, name === undefined ? [] : [name]);
}

/** One field, such as a parameter. */
export function fieldOf(
  document: ApiDocument,
  schema: Schema,
  place: Pick<Place, "name" | "required">,
): Field {
  return createField(document, schema, { ...place, path: place.name, seen: [] });
}

/** A schema with its reference followed and the parts of its `allOf` put together. */
export function flatten(document: ApiDocument, schema: Schema): Schema {
  const { allOf, ...own } = resolve(document, schema);
  if (allOf === undefined) return own;
  const parts = [...allOf.map((part) => flatten(document, part)), own];
  return {
    ...Object.assign({}, ...parts),
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    required: parts.flatMap(({ required }) => required ?? []),
  };
}

function childrenOf(
  document: ApiDocument,
  schema: Schema,
  path: string,
  seen: readonly string[],
): readonly Field[] {
  const { properties = {}, required = [], items, oneOf, anyOf } = flatten(document, schema);
  const own = Object.entries(properties).map(([name, property]) =>
    createField(document, property, {
      name,
      path: path === "" ? name : `${path}.${name}`,
      required: required.includes(name),
      seen,
    }),
  );
  const variants = (oneOf ?? anyOf ?? []).flatMap((part) => childrenOf(document, part, path, seen));
  const known = new Set(own.map(({ name }) => name));
  const all = [...own, ...variants.filter(({ name }) => !known.has(name))];
  if (items === undefined) return all;
  const name = modelName(items);
  if (name !== undefined && seen.includes(name)) return all;
  const inside = name === undefined ? seen : [...seen, name];
  return [...all, ...childrenOf(document, items, `${path}[]`, inside)];
}

function createField(document: ApiDocument, schema: Schema, place: Place): Field {
  const flat = flatten(document, schema);
  const { name, path, required, seen } = place;
  const own = modelName(schema);
  const model = own ?? modelName(flat.items ?? {});
  const inside = own === undefined ? seen : [...seen, own];
  const recursive = own !== undefined && seen.includes(own);
  const described = flat.items === undefined ? flat : valuesFrom(document, flat);
  return {
    name,
    path,
    type: typeName(document, schema),
    required,
    nullable: [flat.type].flat().includes("null"),
    deprecated: flat.deprecated === true,
    sensitive: flat["x-sensitive"] === true,
    description: proseOf(flat),
    values: enumValues(described),
    open: described["x-extensible-enum"] !== undefined,
    limits: limitsOf(document, flat),
    example: exampleOf(flat),
    notes: notesOf(flat),
    model,
    children: recursive ? [] : childrenOf(document, schema, path, inside),
  };
}

/** The schema that has the values: that of the items if the array itself has none. */
function valuesFrom(document: ApiDocument, schema: Schema): Schema {
  const items = flatten(document, schema.items ?? {});
  return items["x-enumDescriptions"] === undefined && items.enum === undefined ? schema : items;
}

function enumValues(schema: Schema): readonly EnumValue[] {
  const values = schema["x-extensible-enum"] ?? schema.enum ?? [];
  const meanings = schema["x-enumDescriptions"] ?? {};
  return values
    .filter((value) => value !== null)
    .map((value) => ({ value: String(value), meaning: meanings[String(value)] ?? "" }));
}

function typeName(document: ApiDocument, schema: Schema): string {
  const flat = flatten(document, schema);
  const types = [flat.type ?? []].flat().filter((type) => type !== "null");
  if (flat.items !== undefined) {
    const name = modelName(flat.items);
    return `array of ${name ?? plural(typeName(document, flat.items))}`;
  }
  const variants = flat.oneOf ?? flat.anyOf;
  if (variants !== undefined) {
    return variants
      .map((variant) => modelName(variant) ?? typeName(document, variant))
      .join(" or ");
  }
  const named = types.join(" or ") || "any value";
  return flat.format === undefined ? named : `${named} (${flat.format})`;
}

const plural = (type: string): string =>
  type.replace(/^(string|integer|number|object|boolean)\b/, "$1s");

function limitsOf(document: ApiDocument, schema: Schema): readonly string[] {
  const { pattern, uniqueItems } = schema;
  const item = schema.items === undefined ? undefined : flatten(document, schema.items);
  return [
    range(schema.minLength, schema.maxLength, "character"),
    range(schema.minimum, schema.maximum, ""),
    schema.exclusiveMinimum === undefined ? "" : `greater than ${schema.exclusiveMinimum}`,
    schema.exclusiveMaximum === undefined ? "" : `less than ${schema.exclusiveMaximum}`,
    range(schema.minItems, schema.maxItems, "item"),
    range(schema.minProperties, schema.maxProperties, "field"),
    uniqueItems === true ? "no duplicates" : "",
    pattern === undefined ? "" : `pattern ${codeSpan(pattern)}`,
    item === undefined ? "" : itemLimits(document, item),
    schema.default === undefined ? "" : `default ${codeSpan(JSON.stringify(schema.default))}`,
  ].filter((limit) => limit !== "");
}

function itemLimits(document: ApiDocument, item: Schema): string {
  if (item.properties !== undefined) return "";
  const limits = limitsOf(document, { ...item, default: undefined });
  return limits.length === 0 ? "" : `each item: ${limits.join(", ")}`;
}

function range(min: number | undefined, max: number | undefined, unit: string): string {
  const units = (count: number | undefined): string =>
    unit === "" ? "" : ` ${unit}${count === 1 ? "" : "s"}`;
  if (min === undefined && max === undefined) return "";
  if (min === max) return `exactly ${max}${units(max)}`;
  if (max === undefined) return min === 0 ? "" : `at least ${min}${units(min)}`;
  if (min === undefined) return `at most ${max}${units(max)}`;
  return `${min} to ${max}${units(max)}`;
}

function exampleOf({ examples = [], properties, items }: Schema): string | undefined {
  if (properties !== undefined || items?.properties !== undefined) return undefined;
  const [example] = examples.filter((value) => value !== null && value !== "");
  return example === undefined ? undefined : JSON.stringify(example);
}

/** The fields and all below them. */
export const allFields = (fields: readonly Field[]): readonly Field[] =>
  fields.flatMap((field) => [field, ...allFields(field.children)]);
