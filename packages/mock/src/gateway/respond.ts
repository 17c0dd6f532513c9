import type { CloudContext } from "./cloud-context.js";
import type { HandlerResult } from "./handler-result.js";
import type { IncomingRequest, OutgoingResponse } from "./message.js";
import type { RouteMatch } from "./route.js";

/** The body of an error response, as the API of the operation has it. */
function errorBody({ behaviors }: CloudContext, body: unknown, { route }: RouteMatch): unknown {
  const isObject = typeof body === "object" && body !== null;
  return isObject ? (route?.changeErrorBody?.(body, behaviors) ?? body) : body;
}

/** A request and its route. */
interface RoutedRequest {
  readonly request: IncomingRequest;
  readonly requestId: string;
  readonly found: RouteMatch;
}

/** Stage 5: turns the result of a call into a response, with the headers of the gateway. */
export function respond(
  context: CloudContext,
  { request, requestId, found }: RoutedRequest,
  result: HandlerResult,
): OutgoingResponse {
  const { now, httpDate } = context;
  const { status, text, headers } = result;
  const body = status < 400 ? result.body : errorBody(context, result.body, found);
  // Clients correct their clocks by Date.
  const written: Record<string, string> = { Date: httpDate(now()), "X-Request-Id": requestId };
  if (status !== 204) written["Content-Type"] = "application/json";
  if (headers !== undefined) Object.assign(written, headers);
  const empty = request.method === "HEAD" || (body === undefined && text === undefined);
  return { status, headers: written, body: empty ? undefined : (text ?? JSON.stringify(body)) };
}
