import { type Accepted, authenticate } from "../auth/authenticate.js";
import { serveIdentity } from "../identity/serve.js";
import { chooseRoute } from "./choose.js";
import type { CloudContext } from "./cloud-context.js";
import { type Decision, refuseHead, refuseRequest, refuser, wrongMethod } from "./decision.js";
import { type IncomingRequest, InvalidBody, LostRequest } from "./message.js";
import { receiveBody } from "./receive.js";
import type { Match } from "./router.js";
import type { Route, Routes } from "./routes.js";
import { serve } from "./serve.js";

/** Where a request leads; nothing is found for a path that no API has. */
export interface Found {
  readonly match: Match<readonly Route[]> | undefined;
  readonly route: Route | undefined;
}

/** Finds the operation that a request is for. */
export function find({ router }: Routes, request: IncomingRequest): Found {
  const match = router.find(request.pathname);
  return { match, route: chooseRoute(match?.methods.get(request.method) ?? [], request) };
}

/** A call whose headers are right. */
interface Announced {
  readonly route: Route;
  readonly accepted: Accepted;
  readonly values: readonly string[];
  readonly requestId: string;
}

/** From headers that are right to the handler's answer. */
async function receive(
  context: CloudContext,
  request: IncomingRequest,
  { route, accepted, values, requestId }: Announced,
): Promise<Decision> {
  const bytes = await receiveBody(request, accepted);
  if ("refusal" in bytes) {
    // An operation without a body does not know that one can be too large.
    const knows = route.refusals.has(bytes.refusal) ? route : context.routes.gateway;
    const { refusal, problem, headers = {} } = bytes;
    return { ...refuser(knows, requestId)(refusal, problem), headers };
  }
  const { caller } = accepted;
  return serve(context, request, { route, caller, values, bytes, requestId });
}

/** The answer of a service. */
async function decideService(
  context: CloudContext,
  request: IncomingRequest,
  requestId: string,
  { match, route }: Found,
): Promise<Decision> {
  const { routes, identity, now } = context;
  if (match === undefined) {
    const message = `${request.method} ${request.pathname}: there is no such API`;
    return refuser(routes.gateway, requestId)("apiNotPublished", message);
  }
  if (route === undefined) return wrongMethod(request, match, routes, requestId);
  const refuse = refuser(route, requestId);
  const accepted = authenticate(request, identity, now());
  if ("problem" in accepted) {
    return refuse(accepted.expired ? "tokenExpired" : "wrongCredentials", accepted.problem);
  }
  const { values } = match;
  const announced: Announced = { route, accepted, values, requestId };
  const projectId = values[route.parameterNames.indexOf("project_id")] ?? "";
  const allowance = context.rateLimit?.count(projectId, route.operationId, now());
  if (allowance === undefined) return receive(context, request, announced);
  const decision = allowance.isOver
    ? refuse("throttled", allowance.message)
    : await receive(context, request, announced);
  return { ...decision, headers: { ...decision.headers, ...allowance.headers } };
}

/** The answer of IAM; undefined when the request is not for it. */
function decideIdentity(
  { identity, apis, routes, now }: CloudContext,
  request: IncomingRequest,
  requestId: string,
): Promise<Decision> | undefined {
  const refuse = refuser(routes.gateway, requestId);
  const answer = serveIdentity({ identity, apis, now, refuse }, request);
  return answer?.then((it) => ({
    ...it,
    headers: { "X-IAM-Trace-Id": requestId, ...it.headers },
  }));
}

/**
 * What a call comes to, whoever answers it.
 *
 * @throws what the body of the request failed with, if it did not arrive.
 */
export async function decide(
  context: CloudContext,
  request: IncomingRequest,
  requestId: string,
  found: Found,
): Promise<Decision> {
  try {
    return await (refuseHead(context.routes, request, requestId) ??
      decideIdentity(context, request, requestId) ??
      decideService(context, request, requestId, found));
  } catch (error) {
    if (error instanceof LostRequest) {
      const { cause } = error;
      if (cause instanceof InvalidBody) return refuseRequest(context.routes, requestId, cause);
      throw cause;
    }
    // A fault of the mock itself must not look like an answer of the service.
    const message = `the mock cloud failed: ${error instanceof Error ? error.message : error}`;
    return refuser(found.route ?? context.routes.gateway, requestId)("internalError", message);
  }
}
