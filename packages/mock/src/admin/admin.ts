import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import { InvalidArgumentError } from "@hcnet/runtime";
import type { IncomingRequest, OutgoingResponse } from "../gateway/message.js";
import type { Router } from "../gateway/router.js";
import { type AdminResponse, type AdminSubject, readJson } from "./call.js";
import { checkSender } from "./guard.js";
import type { AdminOptions } from "./options.js";
import { AdminProblem } from "./problem.js";
import { ADMIN, type AdminRoute, createAdminRouter } from "./routes.js";

/** Responds to a request below `/__admin`. */
export type AdminHandler = (request: IncomingRequest) => Promise<OutgoingResponse>;

// Its own scripts and styles, and nothing from elsewhere; `data:` is for a favicon of nothing.
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": POLICY,
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

function findRoute(router: Router<AdminRoute>, request: IncomingRequest) {
  const match = router.find(request.pathname);
  if (match === undefined) {
    throw new AdminProblem(404, `path: there is no such path; ${ADMIN}/openapi.json has them all`);
  }
  const { method } = request;
  const route = match.methods.get(method === "HEAD" ? "GET" : method);
  if (route !== undefined) return { route, values: match.values };
  const Allow = [...match.methods.keys()].join(", ");
  throw new AdminProblem(405, `method: must be ${Allow}`, { Allow });
}

async function perform(
  router: Router<AdminRoute>,
  subject: AdminSubject,
  request: IncomingRequest,
): Promise<AdminResponse> {
  const { route, values } = findRoute(router, request);
  return route.operation({
    ...subject,
    path: Object.fromEntries(route.parameterNames.map((name, at) => [name, values[at] ?? ""])),
    query: new URLSearchParams(request.query),
    json: () => readJson(request),
  });
}

/** What is wrong, as RFC 9457 has it. */
function problemResponse(
  status: number,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): AdminResponse {
  const body = { title: STATUS_CODES[status] ?? "", status, detail };
  return { status, body, headers: { "Content-Type": "application/problem+json", ...headers } };
}

function responseFor(error: unknown): AdminResponse {
  if (error instanceof AdminProblem) {
    return problemResponse(error.status, error.message, error.headers);
  }
  if (error instanceof InvalidArgumentError) return problemResponse(400, error.message);
  return problemResponse(500, `the mock cloud failed: ${(error as Error).message}`);
}

function written(
  { status, body, text, headers }: AdminResponse,
  { method }: IncomingRequest,
): OutgoingResponse {
  const type = body === undefined ? {} : { "Content-Type": "application/json" };
  const json = body === undefined ? undefined : JSON.stringify(body);
  const requestId = randomUUID().replaceAll("-", "");
  return {
    status,
    headers: { ...HEADERS, ...type, ...headers, "X-Request-Id": requestId },
    body: method === "HEAD" ? undefined : (text ?? json),
  };
}

/** Makes what looks at a cloud and sets it. */
export function createAdmin(subject: AdminSubject, { hosts = [] }: AdminOptions): AdminHandler {
  const router = createAdminRouter();
  const allowed = new Set(hosts.map((host) => host.toLowerCase()));
  return async (request) => {
    try {
      checkSender(request, allowed);
      return written(await perform(router, subject, request), request);
    } catch (error) {
      return written(responseFor(error), request);
    }
  };
}
