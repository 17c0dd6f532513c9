import { preferredResponse } from "../prefer/preferred.js";
import type { CloudContext } from "./cloud-context.js";
import type { HandlerResult } from "./handler-result.js";
import { openProject } from "./project-access.js";
import type { ServiceCall } from "./service-call.js";
import type { ValidInput } from "./validate.js";

/** Calls the handler of the operation. */
function invoke(
  context: CloudContext,
  { route, request, requestId, reject }: ServiceCall,
  { path, query, body }: ValidInput,
): HandlerResult {
  // Objects that every call makes are written out: V8 is slow at spreads of those with many shapes.
  const { project, now, behaviors, begin } = openProject(
    context,
    route,
    request,
    path.project_id ?? "",
  );
  const outcome = route.handler.handle({
    project,
    now,
    behaviors,
    begin,
    // Their types are those that the validators have just checked.
    path: path as never,
    query: query as never,
    body: body as never,
    requestId,
  });
  return "rejection" in outcome ? reject(outcome.rejection, outcome.message) : outcome;
}

/** Returns the response that the header Prefer selects, if it selects one. */
async function prefer(
  { dynamicBodies }: CloudContext,
  { route, requestId, reject }: ServiceCall,
  header: string,
): Promise<HandlerResult | undefined> {
  const preferred = await preferredResponse(route, header, dynamicBodies, requestId);
  if (preferred === undefined || !("problem" in preferred)) return preferred;
  return reject("badParameter", preferred.problem);
}

/** Stage 4: returns the response that the caller prefers, or else calls the handler of the operation. */
export function handle(
  context: CloudContext,
  call: ServiceCall,
  input: ValidInput,
): HandlerResult | Promise<HandlerResult> {
  const header = call.request.header("prefer");
  if (header === undefined) return invoke(context, call, input);
  return prefer(context, call, header).then(
    (preferred) => preferred ?? invoke(context, call, input),
  );
}
