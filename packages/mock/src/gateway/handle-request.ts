import { faultName, inject } from "../faults/inject.js";
import { identityOperation } from "../identity/serve.js";
import { randomUUID } from "../platform/random.js";
import type { CloudContext } from "./cloud-context.js";
import type { IncomingRequest, OutgoingResponse } from "./message.js";
import { runPipeline } from "./pipeline.js";
import { respond } from "./respond.js";
import { routeRequest } from "./route.js";

/** Handles a request, applies a fault if one matches, and records the call in the journal. */
export async function handleRequest(
  context: CloudContext,
  request: IncomingRequest,
): Promise<OutgoingResponse> {
  const requestId = randomUUID().replaceAll("-", "");
  const found = routeRequest(context.routes, request);
  const { operationId } = found.route ?? identityOperation(request) ?? {};
  const fault = context.faults.plan({ request, route: found.route });
  const time = context.now();
  const start = performance.now();
  const process = async (): Promise<OutgoingResponse> =>
    respond(
      context,
      { request, requestId, found },
      await runPipeline(context, request, requestId, found),
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
