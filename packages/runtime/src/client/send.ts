import { InvalidArgumentError } from "../errors/errors.js";
import { checkCallHeaders, withHeaders } from "../headers.js";
import { checkSignal, checkTimeout } from "../options.js";
import type { PreparedRequest } from "../retry/attempt.js";
import { retryPolicy } from "../retry/policy.js";
import { runAttempts, waitUntilDeadline } from "../retry/run-attempts.js";
import type { Transport } from "../transport/transport.js";
import { type CallResponse, callResponseOf, isOk } from "./call-response.js";
import type { Call, ClientContext, OutgoingRequest } from "./context.js";
import { normalizeNumbers } from "./numbers.js";
import { checkPath, fillPath, type PathParameters } from "./path-parameters.js";
import { joinLists, serializeQuery } from "./query.js";
import { type CallResult, readResult } from "./result.js";

export const ACCEPT = { Accept: "application/json" };
const ACCEPT_AND_CONTENT = { "Content-Type": "application/json", ...ACCEPT };

/** Context of a call, in addition to its arguments. */
interface Prepared {
  readonly projectId: string;
  /** With `project_id`. */
  readonly pathParameters: PathParameters;
}

/**
 * Checks a call and finds its project.
 *
 * @throws InvalidArgumentError, ValidationError; ProjectError or CredentialsError.
 */
export function prepare(context: ClientContext, call: Call): Prepared | Promise<Prepared> {
  checkSignal(call.signal);
  if (call.headers !== undefined) checkCallHeaders(call.headers);
  checkPath(call.path);
  const complete = (projectId: string): Prepared => {
    const pathParameters = { ...call.pathParameters, project_id: projectId };
    context.validation?.checkRequest(call.operation, { ...call, pathParameters });
    return { projectId, pathParameters };
  };
  const project = context.session.project.get();
  return typeof project === "string"
    ? complete(project)
    : wait(project, context, call).then(complete);
}

/** Makes a call: checks it, writes it, sends it, and reads the response. */
export async function send(context: ClientContext, call: Call): Promise<CallResult> {
  if (context.middleware?.isNeeded) return context.middleware.send(call);
  const prepared = prepare(context, call);
  const { projectId, pathParameters } = prepared instanceof Promise ? await prepared : prepared;
  const query = call.query && serializeQuery(joinLists(call.query, call.operation?.commaSeparated));
  const url = context.baseUrl + fillPath(call.path, pathParameters);
  const body = call.body === undefined ? undefined : writeBody(() => JSON.stringify(call.body));
  const request: OutgoingRequest = {
    method: call.method,
    url: query ? `${url}?${query}` : url,
    headers: withHeaders(body === undefined ? ACCEPT : ACCEPT_AND_CONTENT, call.headers ?? {}),
    body,
  };
  const response = await exchange(context, call, request, projectId);
  return readChecked(context, call, response);
}

/**
 * Reads a response, normalizes its data, and compares a success with the API's document.
 *
 * @throws InvalidResponseError, or ValidationError when it is not what the document promises.
 */
export async function readChecked(
  { validation, rawData }: ClientContext,
  { operation }: Call,
  response: CallResponse,
): Promise<CallResult> {
  const { status, attempts, report, body } = response;
  // Few bodies have so many arrays and objects that they may be nested too deep.
  if (isOk(status) && body.split(/[[{]/, 1002).length > 1001) {
    (await import("./invalid-response.js")).checkDepth(response, operation);
  }
  const result = await readResult(response, operation);
  if (operation === undefined || !isOk(status)) return result;
  const { numbers, success } = operation;
  if (numbers !== undefined && rawData !== true) normalizeNumbers(result.data, numbers);
  const checked = { status, attempts, data: result.data };
  const issues = validation?.checkResponse(operation, checked) ?? [];
  if (issues.length > 0 || !success.includes(status)) report?.drift(status, success, issues);
  return result;
}

function wait<T>(shared: Promise<T>, { session }: ClientContext, call: Call): Promise<T> {
  const timeoutMs = checkTimeout("timeoutMs", call.timeoutMs ?? session.timeoutMs);
  return waitUntilDeadline(session, shared, timeoutMs, call.signal, call.operation?.operationId);
}

/** Sends with the session's rules and tells its listener. */
export async function exchange(
  { session, service }: ClientContext,
  call: Call,
  { url, method, headers, body }: OutgoingRequest,
  projectId: string,
  transport?: Transport,
): Promise<CallResponse> {
  const core = transport === undefined ? session : { ...session, transport };
  const { operation, signal } = call;
  const request: PreparedRequest = {
    method,
    url,
    headers,
    body,
    sensitive: operation?.sensitive?.request,
    projectId,
    idempotent: call.idempotent ?? operation?.idempotent ?? !/^(POST|PATCH)$/.test(method),
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
  return callResponseOf(
    url,
    await runAttempts(core, request, operation?.operationId, report),
    report,
  );
}

/** @throws InvalidArgumentError when the body cannot be written, such as for a circular reference. */
export function writeBody<T>(write: () => T): NonNullable<T> {
  let written: T | undefined;
  let reason: unknown;
  try {
    written = write();
  } catch (cause) {
    reason = cause;
  }
  // `JSON.stringify` returns undefined for a function.
  if (written === undefined || written === null) {
    throw new InvalidArgumentError("body: cannot be serialized as JSON", { cause: reason });
  }
  return written;
}
