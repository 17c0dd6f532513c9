import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { follow, type Place } from "../core/follow.js";
import { entriesOf, isObject } from "../core/json.js";
import { reporter } from "../core/report.js";
import {
  branches,
  contentSchemas,
  partSchemas,
  type RawPlace,
  typesOf,
  valueSchemas,
} from "../core/schemas.js";

const MESSAGE =
  "An object in a request must be closed: `additionalProperties: false`, or `unevaluatedProperties: false` where schemas are composed.";

export const requestClosed: Oas3Rule = () => {
  const report = reporter("request-closed");
  const seen = new Set<string>();

  /** A schema is either the whole of a value, which must be closed, or a part of one. */
  function check([raw, at]: RawPlace, whole: boolean, ctx: UserContext): void {
    const key = `${at.absolutePointer} ${whole}`;
    const place = seen.has(key) ? undefined : follow(raw, at, ctx);
    seen.add(key);
    if (place === undefined) return;
    const closed = isClosed(place, ctx);
    const object = describesObject(place, ctx);
    if (whole && object && !closed) report(ctx, MESSAGE, place.location);
    const choices = [...branches(place, "anyOf"), ...branches(place, "oneOf")];
    if (whole && !object && !closed) for (const choice of choices) check(choice, true, ctx);
    for (const part of partSchemas(place)) check(part, false, ctx);
    for (const member of valueSchemas(place)) check(member, true, ctx);
  }

  return {
    RequestBody(node: unknown, ctx) {
      if (!isObject(node)) return;
      for (const schema of contentSchemas({ node, location: ctx.location }, ctx)) {
        check(schema, true, ctx);
      }
    },
  };
};

/**
 * What an evaluation has found of each subschema so far. One that is still being evaluated counts as
 * false: a recursive schema adds nothing to itself.
 */
type Found = Map<string, boolean>;

function describesObject(place: Place, ctx: UserContext, found: Found = new Map()): boolean {
  const { node } = place;
  if (typesOf(node).includes("object")) return true;
  if (node.properties !== undefined || node.patternProperties !== undefined) return true;
  return holdsFor(place, "allOf", ctx, found, describesObject).some(Boolean);
}

/** Closed itself, by a part that is, or because every alternative is. A map says what its values are. */
function isClosed(place: Place, ctx: UserContext, found: Found = new Map()): boolean {
  const { additionalProperties, unevaluatedProperties } = place.node;
  if (additionalProperties === false || unevaluatedProperties === false) return true;
  if (entriesOf(additionalProperties).length > 0) return true;
  if (holdsFor(place, "allOf", ctx, found, isClosed).some(Boolean)) return true;
  return ["anyOf", "oneOf"].some((keyword) => {
    const choices = holdsFor(place, keyword, ctx, found, isClosed);
    return choices.length > 0 && choices.every(Boolean);
  });
}

/** Whether a test holds for each subschema of a keyword; evaluates each of them once. */
function holdsFor(
  place: Place,
  keyword: string,
  ctx: UserContext,
  found: Found,
  holds: typeof isClosed,
): boolean[] {
  return branches(place, keyword).flatMap(([raw, at]) => {
    const known = found.get(at.absolutePointer);
    if (known !== undefined) return known;
    const part = follow(raw, at, ctx);
    if (part === undefined) return [];
    found.set(at.absolutePointer, false);
    const result = holds(part, ctx, found);
    found.set(at.absolutePointer, result);
    return result;
  });
}
