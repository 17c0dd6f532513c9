import type { Location, UserContext } from "@redocly/openapi-core";
import { follow } from "./follow.js";
import { entriesOf, isObject, type JsonObject, listOf } from "./json.js";
import type { RawPlace } from "./schemas.js";

export const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

export interface OperationPlace {
  readonly method: string;
  readonly path: string;
  readonly operation: JsonObject;
  readonly location: Location;
  /** Those of the path item first. */
  readonly parameters: readonly RawPlace[];
}

/** The operations under `paths`. Callbacks and webhooks are not checked. */
export function operationsOf(paths: unknown, ctx: UserContext): OperationPlace[] {
  return entriesOf(paths).flatMap(([path, raw]) => {
    const at = ctx.location.child(path);
    const item = path.startsWith("/") ? follow(raw, at, ctx) : undefined;
    if (item === undefined) return [];
    const holder = (member: string) => (isObject(raw) && member in raw ? at : item.location);
    const shared = parametersOf(item.node, holder("parameters"));
    return METHODS.flatMap((method) => {
      const operation = item.node[method];
      if (!isObject(operation)) return [];
      const location = holder(method).child(method);
      const parameters = [...shared, ...parametersOf(operation, location)];
      return [{ method, path, operation, location, parameters }];
    });
  });
}

export function queryParameters({ parameters }: OperationPlace, ctx: UserContext): string[] {
  return parameters
    .flatMap(([raw, at]) => follow(raw, at, ctx) ?? [])
    .filter(({ node }) => node.in === "query")
    .map(({ node }) => String(node.name));
}

function parametersOf(node: JsonObject, at: Location): RawPlace[] {
  return listOf(node.parameters).map((raw, index) => [raw, at.child(["parameters", index])]);
}
