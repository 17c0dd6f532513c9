import type { RefusalTemplate } from "../spec/refusals.js";
import { headOverLimit } from "./head-limits.js";
import type { IncomingRequest } from "./message.js";
import type { Match } from "./router.js";
import { type Route, type Routes, routeRefusal } from "./routes.js";

/** What a call comes to, before it is written down. */
export interface Decision {
  readonly status: number;
  /** JSON. */
  readonly body?: unknown;
  /** Text, where the body is not JSON. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Refuses by the name of an error example. */
export type Refuse = (name: string, message?: string) => Decision;

/** Refuses calls of an operation. */
export function refuser(route: Route, requestId: string): Refuse {
  return (name, message) => fill(routeRefusal(route, name), message, requestId);
}

function fill(template: RefusalTemplate, message: string | undefined, requestId: string): Decision {
  return { status: template.status, body: template.body(message, requestId) };
}

/** The answer to a method that the path does not have, and to OPTIONS. */
export function wrongMethod(
  request: IncomingRequest,
  { methods }: Match<readonly Route[]>,
  { gateway }: Routes,
  requestId: string,
): Decision {
  const headers = { Allow: [...methods.keys(), "OPTIONS"].join(", ") };
  if (request.method === "OPTIONS") return { status: 204, body: undefined, headers };
  const [[route = gateway] = []] = methods.values();
  const own = route.refusals.get("methodNotAllowed");
  const template = own ?? routeRefusal(route, "apiNotPublished");
  const message = `${request.method} ${request.pathname}: the path has no such method`;
  return { ...fill(template, message, requestId), status: 405, headers };
}

/** What the gateway answers to what it cannot take. The specs show its envelope with 413 only. */
export function refuseRequest(
  { gateway }: Pick<Routes, "gateway">,
  requestId: string,
  { status, message }: { readonly status: number; readonly message: string },
): Decision {
  return { ...refuser(gateway, requestId)("bodyTooLarge", message), status };
}

/** The gateway's answer to a head that is too long, or is not valid. */
export function refuseHead(
  routes: Routes,
  request: IncomingRequest,
  requestId: string,
): Decision | undefined {
  const { problem } = request;
  if (problem !== undefined) {
    return refuseRequest(routes, requestId, { status: 400, message: problem });
  }
  const over = headOverLimit(request);
  return over && refuseRequest(routes, requestId, over);
}
