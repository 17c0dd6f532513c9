import type { Caller } from "../auth/caller.js";
import { preferredResponse } from "../prefer/preferred.js";
import { type ParsedBody, parseBody } from "./body.js";
import { callOn } from "./call.js";
import { checkPart, checkProject, checkProjectId } from "./checks.js";
import type { CloudContext } from "./cloud-context.js";
import { type HandlerResult, type Reject, rejecter } from "./handler-result.js";
import type { IncomingRequest } from "./message.js";
import { parseQuery } from "./query.js";
import type { Route } from "./routes.js";

/** A request whose body has been received. */
export interface ReceivedRequest {
  readonly route: Route;
  readonly caller: Caller;
  readonly values: readonly string[];
  readonly bytes: Uint8Array;
  readonly requestId: string;
}

/** The parsed parts of a request. */
interface Input {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

function pathOf({ parameterNames }: Route, values: readonly string[]): Record<string, string> {
  const path: Record<string, string> = {};
  for (const [index, name] of parameterNames.entries()) path[name] = values[index] ?? "";
  return path;
}

/** The body of a call, or the error response of one that cannot be read. */
function readBody(
  { behaviors }: CloudContext,
  request: IncomingRequest,
  { route, bytes }: ReceivedRequest,
  reject: Reject,
): Extract<ParsedBody, { readonly value: unknown }> | HandlerResult {
  const parsed = parseBody(bytes, request.header("content-type"));
  const isMissing = bytes.byteLength === 0 || ("value" in parsed && parsed.value === null);
  if (isMissing && route.missingBody?.applies(behaviors))
    return reject(route.missingBody.rejection);
  if ("problem" in parsed) return reject("unreadableBody", parsed.problem);
  const value = route.handler.readBody?.(parsed.value, behaviors);
  return value === undefined ? parsed : { value };
}

/** Calls the handler. */
function invoke(
  context: CloudContext,
  request: IncomingRequest,
  { route, requestId }: ReceivedRequest,
  { path, query, body }: Input,
  reject: Reject,
): HandlerResult {
  // Objects that every call makes are written out: V8 is slow at spreads of those with many shapes.
  const { project, now, behaviors, begin } = callOn(context, route, request, path.project_id ?? "");
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
  { route, requestId }: ReceivedRequest,
  header: string,
  reject: Reject,
): Promise<HandlerResult | undefined> {
  const preferred = await preferredResponse(route, header, dynamicBodies, requestId);
  if (preferred === undefined || !("problem" in preferred)) return preferred;
  return reject("badParameter", preferred.problem);
}

/** Parses and validates a received request, and calls its handler. */
export function handle(
  context: CloudContext,
  request: IncomingRequest,
  call: ReceivedRequest,
): HandlerResult | Promise<HandlerResult> {
  const { route, values, requestId } = call;
  const reject = rejecter(route, requestId);
  const read = route.body && readBody(context, request, call, reject);
  if (read !== undefined && !("value" in read)) return read;
  const body = read?.value;
  const path = pathOf(route, values);
  const query = parseQuery(route.document, route.queryParameters, request.query);
  const wrong =
    checkPart(route, route.path, path, reject) ??
    checkProjectId(route, path.project_id ?? "", reject) ??
    checkProject(request, call, path.project_id ?? "", reject) ??
    checkPart(route, route.query, query, reject) ??
    (route.body && checkPart(route, route.body, body, reject));
  if (wrong !== undefined) return wrong;
  const proceed = () => invoke(context, request, call, { path, query, body }, reject);
  const header = request.header("prefer");
  if (header === undefined) return proceed();
  return prefer(context, call, header, reject).then((preferred) => preferred ?? proceed());
}
