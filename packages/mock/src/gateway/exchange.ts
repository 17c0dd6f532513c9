import { faultName, inject } from "../faults/inject.js";
import { identityOperation } from "../identity/serve.js";
import { randomUUID } from "../platform/random.js";
import type { CloudContext } from "./cloud-context.js";
import { decide, type Found, find } from "./decide.js";
import type { Decision } from "./decision.js";
import type { Answer, IncomingRequest } from "./message.js";

/** The body of a refusal, as the API of the operation has it. */
function refusalBody({ rules }: CloudContext, body: unknown, { route }: Found): unknown {
  const isObject = typeof body === "object" && body !== null;
  return isObject ? (route?.changeRefusal?.(body, rules) ?? body) : body;
}

/** A call that is answered. */
interface Call {
  readonly request: IncomingRequest;
  readonly requestId: string;
  readonly found: Found;
}

/** Writes down what a call comes to. */
function write(
  context: CloudContext,
  { request, requestId, found }: Call,
  decision: Decision,
): Answer {
  const { now, httpDate } = context;
  const { status, text, headers } = decision;
  const body = status < 400 ? decision.body : refusalBody(context, decision.body, found);
  // Clients correct their clocks by Date.
  const written: Record<string, string> = { Date: httpDate(now()), "X-Request-Id": requestId };
  if (status !== 204) written["Content-Type"] = "application/json";
  if (headers !== undefined) Object.assign(written, headers);
  const empty = request.method === "HEAD" || (body === undefined && text === undefined);
  return { status, headers: written, body: empty ? undefined : (text ?? JSON.stringify(body)) };
}

/** Answers one request, as a fault wants it if there is one, and enters it in the journal. */
export async function exchange(context: CloudContext, request: IncomingRequest): Promise<Answer> {
  const requestId = randomUUID().replaceAll("-", "");
  const found = find(context.routes, request);
  const { operationId } = found.route ?? identityOperation(request) ?? {};
  const fault = context.faults.plan({ request, route: found.route });
  const time = context.now();
  const start = performance.now();
  const process = async (): Promise<Answer> =>
    write(context, { request, requestId, found }, await decide(context, request, requestId, found));
  const route = found.route ?? context.routes.gateway;
  const answer =
    fault === undefined
      ? await process()
      : await inject(fault, { request, route, requestId, now: time, process });
  context.journal.add({
    request,
    operationId,
    fault: fault && faultName(fault),
    answer,
    requestId,
    time,
    durationMs: performance.now() - start,
  });
  return answer;
}
