import type { Location, UserContext } from "@redocly/openapi-core";
import { follow, type Place } from "./follow.js";
import { entriesOf, isObject, type JsonObject, listOf } from "./json.js";

/** A subschema as written, perhaps a `$ref`, and where. */
export type RawPlace = readonly [raw: unknown, at: Location];

const VALUE_MAPS = ["properties", "patternProperties"];
const VALUE_LISTS = ["prefixItems"];
const VALUE_SINGLES = [
  "items",
  "additionalProperties",
  "unevaluatedProperties",
  "unevaluatedItems",
  "contentSchema",
];
const PART_MAPS = ["dependentSchemas"];
const PART_LISTS = ["allOf", "anyOf", "oneOf"];
const PART_SINGLES = ["then", "else", "propertyNames"];

/** Schemas of the members and items of a value that this schema describes. */
export function valueSchemas({ node, location }: Place): RawPlace[] {
  return pick(node, location, VALUE_MAPS, VALUE_LISTS, VALUE_SINGLES);
}

/** Schemas that apply to the same value as this schema. `if`, `not` and `contains` only test, so they are omitted. */
export function partSchemas({ node, location }: Place): RawPlace[] {
  return pick(node, location, PART_MAPS, PART_LISTS, PART_SINGLES);
}

export function branches({ node, location }: Place, keyword: string): RawPlace[] {
  return pick(node, location, [], [keyword], []);
}

function pick(
  node: JsonObject,
  location: Location,
  maps: string[],
  lists: string[],
  singles: string[],
): RawPlace[] {
  return [
    ...maps.flatMap((keyword) =>
      entriesOf(node[keyword]).map(
        ([name, raw]) => [raw, location.child([keyword, name])] as const,
      ),
    ),
    ...lists.flatMap((keyword) =>
      listOf(node[keyword]).map((raw, index) => [raw, location.child([keyword, index])] as const),
    ),
    ...singles
      .filter((keyword) => isObject(node[keyword]))
      .map((keyword) => [node[keyword], location.child(keyword)] as const),
  ];
}

/** Visits the schema and every schema reachable from it, through `$ref`s and around cycles. */
export function walkSchemas(
  start: RawPlace,
  ctx: UserContext,
  visit: (place: Place) => void,
): void {
  const seen = new Set<string>();
  const queue: RawPlace[] = [start];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [raw, at] = next;
    const place = seen.has(at.absolutePointer) ? undefined : follow(raw, at, ctx);
    seen.add(at.absolutePointer);
    if (place === undefined) continue;
    visit(place);
    queue.push(...valueSchemas(place), ...partSchemas(place));
  }
}

/** The schemas of a request body's or response's media types. */
export function contentSchemas(place: Place, ctx: UserContext): RawPlace[] {
  return mediaTypes(place, ctx)
    .filter(({ node }) => isObject(node.schema))
    .map(({ node, location }) => [node.schema, location.child("schema")] as const);
}

export function mediaTypes({ node, location }: Place, ctx: UserContext): Place[] {
  return entriesOf(node.content).flatMap(
    ([name, raw]) => follow(raw, location.child(["content", name]), ctx) ?? [],
  );
}

export function typesOf(schema: JsonObject): string[] {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  return types.filter((type): type is string => typeof type === "string");
}
