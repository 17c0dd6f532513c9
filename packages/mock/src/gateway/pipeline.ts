// The stages of a call: route, authenticate, validate, handle, respond. `handleRequest` runs the first and
// the last, between which a fault may apply.
import { serveIdentity } from "../identity/serve.js";
import { authenticateBody, authenticateHead } from "./authenticate.js";
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
import type { RouteMatch } from "./route.js";
import type { ServiceCall } from "./service-call.js";
import { validate } from "./validate.js";

/** Runs the stages of a call whose operation is known. */
async function runStages(context: CloudContext, call: ServiceCall): Promise<HandlerResult> {
  const accepted = authenticateHead(context, call);
  if ("status" in accepted) return accepted;
  return limitRate(context, call, async () => {
    const bytes = await authenticateBody(context, call, accepted);
    if ("status" in bytes) return bytes;
    const input = validate(context, call, accepted.caller, bytes);
    return "status" in input ? input : handle(context, call, input);
  });
}

/** Rejects a call over the rate limit of the cloud, if it has one; otherwise adds the limit's headers. */
async function limitRate(
  { rateLimit, now }: CloudContext,
  { route, values, reject }: ServiceCall,
  proceed: () => Promise<HandlerResult>,
): Promise<HandlerResult> {
  if (rateLimit === undefined) return proceed();
  const projectId = values[route.parameterNames.indexOf("project_id")] ?? "";
  const allowance = rateLimit.count(projectId, route.operationId, now());
  const result = allowance.isOver ? reject("throttled", allowance.message) : await proceed();
  return { ...result, headers: { ...result.headers, ...allowance.headers } };
}

/** The response of a service. */
async function serveService(
  context: CloudContext,
  request: IncomingRequest,
  requestId: string,
  { match, route }: RouteMatch,
): Promise<HandlerResult> {
  const { routes } = context;
  if (match === undefined) {
    const message = `${request.method} ${request.pathname}: there is no such API`;
    return rejecter(routes.gateway, requestId)("apiNotPublished", message);
  }
  if (route === undefined) return wrongMethod(request, match, routes, requestId);
  const { values } = match;
  return runStages(context, {
    route,
    request,
    values,
    requestId,
    reject: rejecter(route, requestId),
  });
}

/** The response of IAM; undefined when the request is not for it. */
function serveIam(
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
 * Runs the stages between route and respond, for IAM or for a service.
 *
 * @throws what the body of the request failed with, if it did not arrive.
 */
export async function runPipeline(
  context: CloudContext,
  request: IncomingRequest,
  requestId: string,
  found: RouteMatch,
): Promise<HandlerResult> {
  try {
    return await (rejectHead(context.routes, request, requestId) ??
      serveIam(context, request, requestId) ??
      serveService(context, request, requestId, found));
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
