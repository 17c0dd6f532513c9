import type { Oas3Decorator, UserContext } from "@redocly/openapi-core";
import { follow } from "../core/follow.js";
import { isObject, type JsonObject, listOf } from "../core/json.js";
import { METHODS } from "../core/operations.js";

export const operationParameters: Oas3Decorator = () => ({
  PathItem: {
    // On leaving: by then references into other files are references into the bundle.
    leave(pathItem: unknown, ctx) {
      if (!isObject(pathItem) || !Array.isArray(pathItem.parameters)) return;
      const shared: readonly unknown[] = pathItem.parameters;
      for (const method of METHODS) {
        const operation = pathItem[method];
        if (isObject(operation)) operation.parameters = merge(shared, operation, ctx);
      }
      delete pathItem.parameters;
    },
  },
});

/** The shared parameters, unless the operation has its own of the same name and place. */
function merge(shared: readonly unknown[], operation: JsonObject, ctx: UserContext): unknown[] {
  const own = listOf(operation.parameters);
  const taken = new Set(own.map((parameter) => keyOf(parameter, ctx)));
  const kept = shared.filter((parameter) => !taken.has(keyOf(parameter, ctx)));
  return [...kept.map((parameter) => structuredClone(parameter)), ...own];
}

function keyOf(parameter: unknown, ctx: UserContext): string {
  const node = follow(parameter, ctx.location, ctx)?.node;
  return node === undefined ? JSON.stringify(parameter) : `${node.in} ${node.name}`;
}
