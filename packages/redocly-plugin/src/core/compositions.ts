import type { UserContext } from "@redocly/openapi-core";
import { follow, type Place } from "./follow.js";
import { branches, type RawPlace } from "./schemas.js";

const KEYWORDS = ["allOf", "anyOf", "oneOf"];

/** A subschema of a composition, with those of its own. */
interface Subschema {
  readonly place: Place;
  /** The pointers of the subschemas of each keyword. */
  readonly parts: ReadonlyMap<string, readonly string[]>;
}

/** Returns the schemas with the branches of their compositions, which are about the same value. */
export function composed(starts: readonly RawPlace[], ctx: UserContext): Place[] {
  return [...subschemasOf(starts, ctx).values()].map(({ place }) => place);
}

/** Whether a test holds, given whether it holds for each subschema of a keyword. */
export type CompositionTest = (place: Place, results: (keyword: string) => boolean[]) => boolean;

/**
 * Evaluates a test for a schema whose compositions may contain the schema itself. Every result starts
 * as false and is evaluated until none changes, so the order of the subschemas does not matter.
 */
export function holdsFor(start: Place, ctx: UserContext, test: CompositionTest): boolean {
  const subschemas = subschemasOf([[start.node, start.location]], ctx);
  const holding = new Set<string>();
  // The last subschemas first: most results depend on later ones only.
  const open = new Map([...subschemas].reverse());
  for (let before = -1; before !== holding.size; ) {
    before = holding.size;
    for (const [pointer, { place, parts }] of open) {
      const results = (keyword: string) =>
        (parts.get(keyword) ?? [])
          .filter((part) => subschemas.has(part))
          .map((part) => holding.has(part));
      if (!test(place, results)) continue;
      holding.add(pointer);
      open.delete(pointer);
    }
  }
  return holding.has(start.location.absolutePointer);
}

function subschemasOf(starts: readonly RawPlace[], ctx: UserContext): Map<string, Subschema> {
  const found = new Map<string, Subschema>();
  const seen = new Set<string>();
  const queue = [...starts];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const [raw, at] = next;
    const place = seen.has(at.absolutePointer) ? undefined : follow(raw, at, ctx);
    seen.add(at.absolutePointer);
    if (place === undefined) continue;
    const parts = KEYWORDS.map((keyword) => [keyword, branches(place, keyword)] as const);
    found.set(at.absolutePointer, {
      place,
      parts: new Map(
        parts.map(([keyword, raws]) => [keyword, raws.map(([, part]) => part.absolutePointer)]),
      ),
    });
    queue.push(...parts.flatMap(([, raws]) => raws));
  }
  return found;
}
