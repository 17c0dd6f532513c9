import type { OutgoingResponse } from "../gateway/message.js";
import type { Route } from "../gateway/routes.js";
import { ownProperty, setOwnProperty } from "../own-property.js";
import type { BreakSchemaEffect } from "./rule.js";

// One of them is of the wrong type in any place that has a type.
const WRONG = [{ broken: true }, "broken", -1, [], null] as const;
const MAX_TRIED = 1_000;

/** Places of all values in a body, the outer ones first. */
function* placesIn(root: unknown): Generator<string[]> {
  const waiting: { readonly value: unknown; readonly path: string[] }[] = [
    { value: root, path: [] },
  ];
  for (const { value, path } of waiting) {
    if (path.length > 0) yield path;
    if (typeof value !== "object" || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      waiting.push({ value: member, path: [...path, key] });
    }
  }
}

/** Puts a value in a place; false if there is no such place. */
function put(root: unknown, path: readonly string[], value: unknown): boolean {
  const holder = path.slice(0, -1).reduce(ownProperty, root);
  const last = path.at(-1);
  return last !== undefined && setOwnProperty(holder, last, value);
}

/**
 * Puts a value that the operation's schema does not allow into a field of the response. A response
 * without a body, or of a status that the spec does not know, stays as it is.
 */
export function breakSchema(
  { field }: BreakSchemaEffect,
  response: OutgoingResponse,
  route: Route,
): OutgoingResponse {
  const { status, body: text } = response;
  const isValid = route.validators.responses[status];
  if (text === undefined || isValid === undefined) return response;
  const places = field === undefined ? placesIn(JSON.parse(text)) : [field.split(".")];
  let tried = 0;
  for (const place of places) {
    tried += 1;
    if (tried > MAX_TRIED) break;
    for (const wrong of WRONG) {
      const body: unknown = JSON.parse(text);
      if (put(body, place, wrong) && !isValid(body)) {
        return { ...response, body: JSON.stringify(body) };
      }
    }
  }
  return response;
}
