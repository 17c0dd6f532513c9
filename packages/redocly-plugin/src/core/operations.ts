import type { Location, UserContext } from "@redocly/openapi-core";
import { follow } from "./follow.js";
import { entriesOf, isObject, type JsonObject } from "./json.js";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

export interface OperationPlace {
  readonly method: string;
  readonly path: string;
  readonly operation: JsonObject;
  readonly location: Location;
}

/** The operations under `paths`. Callbacks and webhooks are not ours to answer for. */
export function operationsOf(paths: unknown, ctx: UserContext): OperationPlace[] {
  return entriesOf(paths).flatMap(([path, raw]) => {
    const at = ctx.location.child(path);
    const item = path.startsWith("/") ? follow(raw, at, ctx) : undefined;
    if (item === undefined) return [];
    return METHODS.flatMap((method) => {
      const operation = item.node[method];
      if (!isObject(operation)) return [];
      const holder = isObject(raw) && method in raw ? at : item.location;
      return [{ method, path, operation, location: holder.child(method) }];
    });
  });
}
