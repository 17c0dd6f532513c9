import type { Location, UserContext } from "@redocly/openapi-core";
import { holdsFor } from "./compositions.js";
import { follow, type Place } from "./follow.js";
import { entriesOf } from "./json.js";
import { branches, partSchemas, type RawPlace, typesOf, valueSchemas } from "./schemas.js";

/** Returns a function that lists the objects of a request that are not closed, each once. */
export function createOpenObjectFinder(): (schema: RawPlace, ctx: UserContext) => Location[] {
  const seen = new Set<string>();

  /** A schema is either the whole of a value, which must be closed, or a part of one. */
  function find([raw, at]: RawPlace, whole: boolean, ctx: UserContext): Location[] {
    const key = `${at.absolutePointer} ${whole}`;
    const place = seen.has(key) ? undefined : follow(raw, at, ctx);
    seen.add(key);
    if (place === undefined) return [];
    return [
      ...(whole ? findWhole(place, ctx) : []),
      ...partSchemas(place).flatMap((part) => find(part, false, ctx)),
      ...valueSchemas(place).flatMap((value) => find(value, true, ctx)),
    ];
  }

  function findWhole(place: Place, ctx: UserContext): Location[] {
    if (isClosed(place, ctx)) return [];
    if (describesObject(place, ctx)) return [place.location];
    const choices = [...branches(place, "anyOf"), ...branches(place, "oneOf")];
    return choices.flatMap((choice) => find(choice, true, ctx));
  }

  return (schema, ctx) => find(schema, true, ctx);
}

function describesObject(schema: Place, ctx: UserContext): boolean {
  return holdsFor(schema, ctx, ({ node }, results) => {
    if (typesOf(node).includes("object")) return true;
    if (node.properties !== undefined || node.patternProperties !== undefined) return true;
    return results("allOf").some(Boolean);
  });
}

/** Closed itself, by a part that is, or because every alternative is. A map says what its values are. */
function isClosed(schema: Place, ctx: UserContext): boolean {
  return holdsFor(schema, ctx, ({ node }, results) => {
    const { additionalProperties, unevaluatedProperties } = node;
    if (additionalProperties === false || unevaluatedProperties === false) return true;
    if (entriesOf(additionalProperties).length > 0) return true;
    if (results("allOf").some(Boolean)) return true;
    return ["anyOf", "oneOf"].some((keyword) => {
      const choices = results(keyword);
      return choices.length > 0 && choices.every(Boolean);
    });
  });
}
