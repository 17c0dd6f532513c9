import { faultName, inject } from "../faults/inject.js";
import { identityOperation } from "../identity/serve.js";
import { randomUUID } from "../platform/random.js";
import type { CloudContext } from "./cloud-context.js";
import { dispatch, matchRoute, type RouteMatch } from "./dispatch.js";
import type { HandlerResult } from "./handler-result.js";
import type { IncomingRequest, OutgoingResponse } from "./message.js";

/** The body of an error response, as the API of the operation has it. */
function errorBody({ behaviors }: CloudContext, body: unknown, { route }: RouteMatch): unknown {
  const isObject = typeof body === "object" && body !== null;
  return isObject ? (route?.changeErrorBody?.(body, behaviors) ?? body) : body;
}

/** A call that is being handled. */
interface Call {
  readonly request: IncomingRequest;
  readonly requestId: string;
  readonly found: RouteMatch;
}

/** Serializes the result of a call. */
function serialize(
  context: CloudContext,
  { request, requestId, found }: Call,
  decision: HandlerResult,
): OutgoingResponse {
  const { now, httpDate } = context;
  const { status, text, headers } = decision;
  const body = status < 400 ? decision.body : errorBody(context, decision.body, found);
  // Clients correct their clocks by Date.
  const written: Record<string, string> = { Date: httpDate(now()), "X-Request-Id": requestId };
  if (status !== 204) written["Content-Type"] = "application/json";
  if (headers !== undefined) Object.assign(written, headers);
  const empty = request.method === "HEAD" || (body === undefined && text === undefined);
  return { status, headers: written, body: empty ? undefined : (text ?? JSON.stringify(body)) };
}

/** Handles a request, applies a fault if one matches, and records the call in the journal. */
export async function handleRequest(
  context: CloudContext,
  request: IncomingRequest,
): Promise<OutgoingResponse> {
  const requestId = randomUUID().replaceAll("-", "");
  const found = matchRoute(context.routes, request);
  const { operationId } = found.route ?? identityOperation(request) ?? {};
  const fault = context.faults.plan({ request, route: found.route });
  const time = context.now();
  const start = performance.now();
  const process = async (): Promise<OutgoingResponse> =>
    serialize(
      context,
      { request, requestId, found },
      await dispatch(context, request, requestId, found),
    );
  const route = found.route ?? context.routes.gateway;
  const response =
    fault === undefined
      ? await process()
      : await inject(fault, { request, route, requestId, now: time, process });
  context.journal.add({
    request,
    operationId,
    fault: fault && faultName(fault),
    response,
    requestId,
    time,
    durationMs: performance.now() - start,
  });
  return response;
}
