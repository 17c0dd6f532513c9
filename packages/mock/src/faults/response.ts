import type { OutgoingResponse } from "../gateway/message.js";
import type { Route } from "../gateway/routes.js";
import { type ErrorTemplate, errorNamed } from "../spec/error-examples.js";
import type { ResponseEffect } from "./rule.js";

interface FaultedCall {
  readonly route: Route;
  readonly requestId: string;
  readonly now: Date;
}

function retryAfter(value: ResponseEffect["retryAfter"], now: Date): Record<string, string> {
  if (value === undefined) return {};
  if (typeof value === "number") return { "Retry-After": String(value) };
  return { "Retry-After": new Date(now.getTime() + value.date * 1000).toUTCString() };
}

function templateOf({ example, status }: ResponseEffect, route: Route): ErrorTemplate | undefined {
  if (example !== undefined) return errorNamed(route.errors, example, route.operationId);
  return [...route.errors.values()].find((template) => template.status === status);
}

/** Headers with others in their place, regardless of the case of their names. */
function override(
  own: OutgoingResponse["headers"],
  others: OutgoingResponse["headers"] = {},
): OutgoingResponse["headers"] {
  const named = new Set(Object.keys(others).map((name) => name.toLowerCase()));
  const left = Object.entries(own).filter(([name]) => !named.has(name.toLowerCase()));
  return { ...Object.fromEntries(left), ...others };
}

function bodyOf(effect: ResponseEffect, template: ErrorTemplate | undefined, requestId: string) {
  const { body } = effect;
  if (typeof body === "string") return { type: "text/plain; charset=utf-8", text: body };
  const value = body === undefined ? template?.body(undefined, requestId) : body;
  if (value === undefined) return undefined;
  return { type: "application/json", text: JSON.stringify(value) };
}

/** The response that a rule wants, in the envelope of the service where its specs show one. */
export function responseOf(effect: ResponseEffect, call: FaultedCall): OutgoingResponse {
  const template = effect.body === undefined ? templateOf(effect, call.route) : undefined;
  const body = bodyOf(effect, template, call.requestId);
  const own = {
    ...(body === undefined ? {} : { "Content-Type": body.type }),
    Date: call.now.toUTCString(),
    "X-Request-Id": call.requestId,
    ...retryAfter(effect.retryAfter, call.now),
  };
  return {
    status: effect.status ?? template?.status ?? 500,
    headers: override(own, effect.headers),
    body: body?.text,
  };
}
