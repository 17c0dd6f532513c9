import type { UserContext } from "@redocly/openapi-core";
import { follow, type Place } from "./follow.js";
import { entriesOf, type JsonObject } from "./json.js";
import { branches, typesOf } from "./schemas.js";

const SCALARS = ["string", "integer", "number", "boolean", "null"];

export function isScalar(place: Place, ctx: UserContext): boolean {
  const { node } = place;
  const types = typesOf(node);
  if (node.format === "binary") return false;
  if (types.length > 0) return types.every((type) => SCALARS.includes(type));
  const choices = resolved(place, ["anyOf", "oneOf"], ctx);
  if (choices.length > 0) return choices.every((choice) => isScalar(choice, ctx));
  if (resolved(place, ["allOf"], ctx).some((part) => isScalar(part, ctx))) return true;
  return node.enum !== undefined || node.const !== undefined;
}

export function isDescribed(place: Place, ctx: UserContext): boolean {
  if (isText(place.node.description)) return true;
  return resolved(place, ["allOf"], ctx).some((part) => isDescribed(part, ctx));
}

export function isText(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}

/** An example of its own, or in the part of a composition that brings the value. */
export function hasExample(place: Place, ctx: UserContext): boolean {
  if (hasOwnExample(place.node)) return true;
  return resolved(place, ["allOf", "anyOf", "oneOf"], ctx).some((part) => hasExample(part, ctx));
}

/** In `example` or `examples`, which is a list in a schema and a map elsewhere. */
export function hasOwnExample(node: JsonObject): boolean {
  const { example, examples } = node;
  if (example !== undefined) return true;
  return Array.isArray(examples) ? examples.length > 0 : entriesOf(examples).length > 0;
}

function resolved(place: Place, keywords: string[], ctx: UserContext): Place[] {
  return keywords
    .flatMap((keyword) => branches(place, keyword))
    .flatMap(([raw, at]) => follow(raw, at, ctx) ?? []);
}
