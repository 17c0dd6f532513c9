import type { PreparedRequest } from "../attempts/attempt.js";
import { runAttempts, waitWithin } from "../attempts/attempts.js";
import { retryPolicy } from "../attempts/policy.js";
import { InvalidArgumentError } from "../errors/errors.js";
import { checkCallHeaders, withHeaders } from "../headers.js";
import { checkTimeout } from "../options.js";
import { Session } from "../session/session.js";
import { type Answer, answerOf, isOk } from "./answer.js";
import type { Call, ClientContext, OutgoingRequest } from "./context.js";
import { fillPath } from "./path-parameters.js";
import { joinLists, serializeQuery } from "./query.js";
import { type CallResult, readResult } from "./result.js";

const ACCEPT = { Accept: "application/json" };
const ACCEPT_AND_CONTENT = { "Content-Type": "application/json", ...ACCEPT };

/** Makes a call: checks it, writes it, sends it, and reads the answer. */
export async function send(context: ClientContext, call: Call): Promise<CallResult> {
  const { session, validation } = context;
  const { operation, headers } = call;
  if (headers !== undefined) checkCallHeaders(headers);
  const project = Session.coreOf(session).project.get();
  const projectId = typeof project === "string" ? project : await wait(project, context, call);
  const pathParameters = { ...call.pathParameters, project_id: projectId };
  validation?.checkRequest(operation, { ...call, pathParameters });
  const query = call.query && serializeQuery(joinLists(call.query, operation?.commaSeparated));
  const path = context.baseUrl + fillPath(call.path, pathParameters);
  const body = call.body === undefined ? undefined : serializeBody(call.body);
  const request: OutgoingRequest = {
    method: call.method,
    url: query ? `${path}?${query}` : path,
    headers: withHeaders(body === undefined ? ACCEPT : ACCEPT_AND_CONTENT, headers ?? {}),
    body,
  };
  const dispatch = (changed: OutgoingRequest) => exchange(context, call, changed, projectId);
  const answer = await (context.middleware?.isEmpty === false
    ? context.middleware.around(request, call, dispatch)
    : dispatch(request));
  const result = readResult(answer, operation);
  const { status, attempts } = answer;
  if (isOk(status)) validation?.checkResponse(operation, { status, attempts, data: result.data });
  return result;
}

function wait<T>(shared: Promise<T>, { session }: ClientContext, call: Call): Promise<T> {
  const timeoutMs = checkTimeout("timeoutMs", call.timeoutMs ?? session.timeoutMs);
  return waitWithin(
    Session.coreOf(session),
    shared,
    timeoutMs,
    call.signal,
    call.operation?.operationId,
  );
}

/** Sends with the session's rules and tells its listener. */
async function exchange(
  { session, service }: ClientContext,
  call: Call,
  { url, method, headers, body }: OutgoingRequest,
  projectId: string,
): Promise<Answer> {
  const core = Session.coreOf(session);
  const { operation, signal } = call;
  const request: PreparedRequest = {
    method,
    url,
    headers,
    body,
    sensitive: operation?.sensitive?.request,
    projectId,
    idempotent: call.idempotent ?? operation?.idempotent ?? method !== "POST",
    throttlingCodes: service.throttlingCodes ?? [],
    policy: retryPolicy(call.retry, core.retry),
    timeoutMs: checkTimeout("timeoutMs", call.timeoutMs ?? core.timeoutMs),
    attemptTimeoutMs: checkTimeout(
      "attemptTimeoutMs",
      call.attemptTimeoutMs ?? core.attemptTimeoutMs,
    ),
    signal,
  };
  const start = core.loadReporter && (await core.loadReporter());
  const report = start?.(service.api, call, request);
  return answerOf(url, await runAttempts(core, request, operation?.operationId, report));
}

function serializeBody(body: unknown): string {
  let text: string | undefined;
  let reason: unknown;
  try {
    text = JSON.stringify(body);
  } catch (cause) {
    reason = cause;
  }
  if (text === undefined) {
    throw new InvalidArgumentError("body: cannot be written as JSON", { cause: reason });
  }
  return text;
}
