import { type Accepted, authenticate } from "../auth/authenticate.js";
import { serveIdentity } from "../identity/serve.js";
import { chooseRoute } from "./choose.js";
import type { CloudContext } from "./cloud-context.js";
import { handle } from "./handle.js";
import {
  type HandlerResult,
  rejecter,
  rejectHead,
  rejectRequest,
  wrongMethod,
} from "./handler-result.js";
import { type IncomingRequest, InvalidBody, LostRequest } from "./message.js";
import { receiveBody } from "./receive.js";
import type { Match } from "./router.js";
import type { Route, Routes } from "./routes.js";

/** The route of a request; undefined for a path that no API has. */
export interface RouteMatch {
  readonly match: Match<readonly Route[]> | undefined;
  readonly route: Route | undefined;
}

/** Finds the operation of a request. */
export function matchRoute({ router }: Routes, request: IncomingRequest): RouteMatch {
  const match = router.find(request.pathname);
  return { match, route: chooseRoute(match?.methods.get(request.method) ?? [], request) };
}

/** A request whose credentials are accepted. */
interface AuthenticatedRequest {
  readonly route: Route;
  readonly accepted: Accepted;
  readonly values: readonly string[];
  readonly requestId: string;
}

/** Reads the body of an authenticated request and handles it. */
async function receive(
  context: CloudContext,
  request: IncomingRequest,
  { route, accepted, values, requestId }: AuthenticatedRequest,
): Promise<HandlerResult> {
  const bytes = await receiveBody(request, accepted);
  if ("rejection" in bytes) {
    // An operation without a body does not know that one can be too large.
    const knows = route.errors.has(bytes.rejection) ? route : context.routes.gateway;
    const { rejection, problem, headers = {} } = bytes;
    return { ...rejecter(knows, requestId)(rejection, problem), headers };
  }
  const { caller } = accepted;
  return handle(context, request, { route, caller, values, bytes, requestId });
}

/** The response of a service. */
async function dispatchToService(
  context: CloudContext,
  request: IncomingRequest,
  requestId: string,
  { match, route }: RouteMatch,
): Promise<HandlerResult> {
  const { routes, identity, now } = context;
  if (match === undefined) {
    const message = `${request.method} ${request.pathname}: there is no such API`;
    return rejecter(routes.gateway, requestId)("apiNotPublished", message);
  }
  if (route === undefined) return wrongMethod(request, match, routes, requestId);
  const reject = rejecter(route, requestId);
  const accepted = authenticate(request, identity, now());
  if ("problem" in accepted) {
    return reject(accepted.expired ? "tokenExpired" : "wrongCredentials", accepted.problem);
  }
  const { values } = match;
  const authenticated: AuthenticatedRequest = { route, accepted, values, requestId };
  const projectId = values[route.parameterNames.indexOf("project_id")] ?? "";
  const allowance = context.rateLimit?.count(projectId, route.operationId, now());
  if (allowance === undefined) return receive(context, request, authenticated);
  const decision = allowance.isOver
    ? reject("throttled", allowance.message)
    : await receive(context, request, authenticated);
  return { ...decision, headers: { ...decision.headers, ...allowance.headers } };
}

/** The response of IAM; undefined when the request is not for it. */
function dispatchToIam(
  { identity, apis, routes, now }: CloudContext,
  request: IncomingRequest,
  requestId: string,
): Promise<HandlerResult> | undefined {
  const reject = rejecter(routes.gateway, requestId);
  const response = serveIdentity({ identity, apis, now, reject }, request);
  return response?.then((it) => ({
    ...it,
    headers: { "X-IAM-Trace-Id": requestId, ...it.headers },
  }));
}

/**
 * Dispatches a call to IAM or to a service.
 *
 * @throws what the body of the request failed with, if it did not arrive.
 */
export async function dispatch(
  context: CloudContext,
  request: IncomingRequest,
  requestId: string,
  found: RouteMatch,
): Promise<HandlerResult> {
  try {
    return await (rejectHead(context.routes, request, requestId) ??
      dispatchToIam(context, request, requestId) ??
      dispatchToService(context, request, requestId, found));
  } catch (error) {
    if (error instanceof LostRequest) {
      const { cause } = error;
      if (cause instanceof InvalidBody) return rejectRequest(context.routes, requestId, cause);
      throw cause;
    }
    // A fault of the mock itself must not look like a response of the service.
    const message = `the mock cloud failed: ${error instanceof Error ? error.message : error}`;
    return rejecter(found.route ?? context.routes.gateway, requestId)("internalError", message);
  }
}
