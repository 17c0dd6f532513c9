import type { UserContext } from "@redocly/openapi-core";
import { composed, holdsFor } from "./compositions.js";
import type { Place } from "./follow.js";
import { entriesOf, type JsonObject } from "./json.js";
import { typesOf } from "./schemas.js";

const SCALARS = ["string", "integer", "number", "boolean", "null"];

export function isScalar(place: Place, ctx: UserContext): boolean {
  return holdsFor(place, ctx, ({ node }, results) => {
    const types = typesOf(node);
    if (node.format === "binary") return false;
    if (types.length > 0) return types.every((type) => SCALARS.includes(type));
    const choices = [...results("anyOf"), ...results("oneOf")];
    if (choices.length > 0) return choices.every(Boolean);
    if (results("allOf").some(Boolean)) return true;
    return node.enum !== undefined || node.const !== undefined;
  });
}

export function isDescribed(place: Place, ctx: UserContext): boolean {
  return holdsFor(
    place,
    ctx,
    ({ node }, results) => isText(node.description) || results("allOf").some(Boolean),
  );
}

export function isText(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}

/** An example of its own, or in the part of a composition that brings the value. */
export function hasExample(place: Place, ctx: UserContext): boolean {
  return composed([[place.node, place.location]], ctx).some(({ node }) => hasOwnExample(node));
}

/** In `example` or `examples`, which is a list in a schema and a map elsewhere. */
export function hasOwnExample(node: JsonObject): boolean {
  const { example, examples } = node;
  if (example !== undefined) return true;
  return Array.isArray(examples) ? examples.length > 0 : entriesOf(examples).length > 0;
}
