import type { ErrorTemplate } from "../spec/error-examples.js";
import { headOverLimit } from "./head-limits.js";
import type { IncomingRequest } from "./message.js";
import type { Match } from "./router.js";
import { type Route, type Routes, routeError } from "./routes.js";

/** The result of a call, before it is serialized. */
export interface HandlerResult {
  readonly status: number;
  /** JSON. */
  readonly body?: unknown;
  /** Text, where the body is not JSON. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Rejects by the name of an error example. */
export type Reject = (name: string, message?: string) => HandlerResult;

/** Rejects calls of an operation. */
export function rejecter(route: Route, requestId: string): Reject {
  return (name, message) => fill(routeError(route, name), message, requestId);
}

function fill(
  template: ErrorTemplate,
  message: string | undefined,
  requestId: string,
): HandlerResult {
  return { status: template.status, body: template.body(message, requestId) };
}

/** The response to a method that the path does not have, and to OPTIONS. */
export function wrongMethod(
  request: IncomingRequest,
  { methods }: Match<readonly Route[]>,
  { gateway }: Routes,
  requestId: string,
): HandlerResult {
  const headers = { Allow: [...methods.keys(), "OPTIONS"].join(", ") };
  if (request.method === "OPTIONS") return { status: 204, body: undefined, headers };
  const [[route = gateway] = []] = methods.values();
  const own = route.errors.get("methodNotAllowed");
  const template = own ?? routeError(route, "apiNotPublished");
  const message = `${request.method} ${request.pathname}: the path has no such method`;
  return { ...fill(template, message, requestId), status: 405, headers };
}

/** The gateway's response to a request that it cannot accept. The specs show its envelope with 413 only. */
export function rejectRequest(
  { gateway }: Pick<Routes, "gateway">,
  requestId: string,
  { status, message }: { readonly status: number; readonly message: string },
): HandlerResult {
  return { ...rejecter(gateway, requestId)("bodyTooLarge", message), status };
}

/** The gateway's response to a head that is too long or invalid. */
export function rejectHead(
  routes: Routes,
  request: IncomingRequest,
  requestId: string,
): HandlerResult | undefined {
  const { problem } = request;
  if (problem !== undefined) {
    return rejectRequest(routes, requestId, { status: 400, message: problem });
  }
  const over = headOverLimit(request);
  return over && rejectRequest(routes, requestId, over);
}
