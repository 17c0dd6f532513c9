import type { UserContext } from "@redocly/openapi-core";
import { follow, isRef, type Place } from "./follow.js";
import { isObject, listOf } from "./json.js";
import { branches, partSchemas, type RawPlace, valueSchemas } from "./schemas.js";

export interface Member {
  /** Such as `properties/name` or `items`. */
  readonly key: string;
  readonly schema: RawPlace;
}

/**
 * The members that each schema declares for the first time. A composed schema
 * often names a member again only to narrow it (`then: {required: [a]}`,
 * `anyOf: [{properties: {a: {minLength: 1}}}]`), and what is under `if`, `not`
 * and `contains` only tests: such members are declared, with their
 * description, elsewhere. Schemas must be entered parent first.
 */
export function memberDeclarations(): (place: Place, ctx: UserContext) => Member[] {
  const inherited = new WeakMap<object, ReadonlySet<string>>();
  const tests = new WeakSet<object>();
  const markTest = (raw: unknown) => isObject(raw) && !isRef(raw) && tests.add(raw);

  return (place, ctx) => {
    for (const keyword of ["if", "not", "contains"]) markTest(place.node[keyword]);
    const own = membersOf(place);
    const parts = partSchemas(place).map(([raw]) => raw);
    if (tests.has(place.node)) {
      for (const raw of [...parts, ...own.map(({ schema }) => schema[0])]) markTest(raw);
      return [];
    }
    const known = new Set([...(inherited.get(place.node) ?? []), ...baseKeys(place, ctx)]);
    const all = new Set([...known, ...own.map(({ key }) => key)]);
    for (const raw of parts) if (isObject(raw) && !isRef(raw)) inherited.set(raw, all);
    for (const { key, schema } of own) if (known.has(key)) markTest(schema[0]);
    return own.filter(({ key }) => !known.has(key));
  };
}

/** What the `$ref`ed branches of allOf declare. */
function baseKeys(place: Place, ctx: UserContext): string[] {
  if (listOf(place.node.allOf).length === 0) return [];
  return branches(place, "allOf")
    .filter(([raw]) => isRef(raw))
    .flatMap(([raw, at]) => follow(raw, at, ctx) ?? [])
    .flatMap((base) => membersOf(base).map(({ key }) => key));
}

function membersOf(place: Place): Member[] {
  return valueSchemas(place).map((schema) => ({
    key: schema[1].pointer.slice(place.location.pointer.length).replace(/^\//, ""),
    schema,
  }));
}
