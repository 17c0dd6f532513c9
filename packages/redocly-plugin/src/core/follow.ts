import type { Location, UserContext } from "@redocly/openapi-core";
import { isObject, type JsonObject } from "./json.js";

/** A node with the location where it is written. */
export interface Place {
  readonly node: JsonObject;
  readonly location: Location;
}

type Ref = JsonObject & { $ref: string };

export function isRef(value: unknown): value is Ref {
  return isObject(value) && typeof value.$ref === "string";
}

/**
 * The node itself or, for a `$ref`, its target with the properties next to the reference
 * the `$ref` laid over it. Undefined when there is no object: an unresolved
 * `$ref` is for the CLI's own rule to report.
 */
export function follow(raw: unknown, at: Location, ctx: UserContext): Place | undefined {
  if (!isObject(raw)) return undefined;
  if (!isRef(raw)) return { node: raw, location: at };
  const { node, location, chain } = ctx.resolve<JsonObject>(raw, at.source.absoluteRef);
  if (!isObject(node) || location === undefined) return undefined;
  const hops = [...(chain ?? [])].reverse().map((hop) => hop.node);
  const overlays = [...hops, raw].map(withoutRef).filter((layer) => Object.keys(layer).length > 0);
  return { node: overlays.length === 0 ? node : Object.assign({}, node, ...overlays), location };
}

function withoutRef(value: unknown): JsonObject {
  if (!isObject(value)) return {};
  const { $ref: _, ...rest } = value;
  return rest;
}
