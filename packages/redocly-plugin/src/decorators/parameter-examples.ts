import type { Oas3Decorator, UserContext } from "@redocly/openapi-core";
import { follow } from "../core/follow.js";
import { isObject, type JsonObject, listOf } from "../core/json.js";

export const parameterExamples: Oas3Decorator = () => ({
  Parameter: {
    leave(parameter: unknown, ctx) {
      if (!isObject(parameter) || "example" in parameter || "examples" in parameter) return;
      const schema = follow(parameter.schema, ctx.location.child("schema"), ctx);
      const example = schema === undefined ? undefined : exampleOf(schema.node, ctx);
      if (example !== undefined) parameter.example = example;
    },
  },
});

/** The first example of the schema or, for an array, a list with that of its items, which may be the array itself. */
function exampleOf(
  schema: JsonObject,
  ctx: UserContext,
  seen: ReadonlySet<unknown> = new Set(),
): unknown {
  const [first = schema.example] = listOf(schema.examples);
  if (first !== undefined) return first;
  const place = follow(schema.items, ctx.location, ctx);
  if (place === undefined || seen.has(place.location.absolutePointer)) return undefined;
  const item = exampleOf(place.node, ctx, new Set([...seen, place.location.absolutePointer]));
  return item === undefined ? undefined : [item];
}
