import { isThrottling } from "../attempts/judge.js";
import { retryAfter } from "../attempts/pause.js";
import type { OperationDescriptor, ServiceDescriptor } from "../descriptor.js";
import { type ApiError, createApiError } from "../errors/api-error.js";
import { readErrorBody } from "../errors/envelope.js";
import { InvalidResponseError } from "../errors/errors.js";
import { isOk } from "./answer.js";
import type { ClientContext } from "./context.js";
import type { PathParameters } from "./path-parameters.js";
import type { CallResult } from "./result.js";
import { send } from "./send.js";
import type { CallOptions } from "./types.js";

/** What an operation function takes, whatever the operation. */
export interface UntypedInput {
  readonly path?: PathParameters;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

interface UntypedResponse {
  readonly status: number;
  readonly data: unknown;
  readonly requestId: string | undefined;
  readonly headers: Headers;
}

/** An operation function, whatever the operation. */
export type UntypedOperation = (
  input?: UntypedInput,
  options?: CallOptions,
) => Promise<unknown> & { withResponse(): Promise<UntypedResponse> };

/** Path parameters under the wire's names. */
function onTheWire(
  given: PathParameters | undefined,
  { pathArguments }: OperationDescriptor,
): PathParameters | undefined {
  if (given === undefined || pathArguments === undefined) return given;
  const wire = Object.entries(pathArguments).map(([name, argument]) => [name, given[argument]]);
  return { ...given, ...Object.fromEntries(wire) };
}

/** The throwing function of one operation. */
export function callOperation(
  context: ClientContext,
  operation: OperationDescriptor,
): UntypedOperation {
  const { method, path } = operation;
  return (input = {}, options = {}) => {
    const { query, body } = input;
    const pathParameters = onTheWire(input.path, operation);
    const call = { ...options, method, path, pathParameters, query, body, operation };
    const sent = send(context, call);
    const data = sent.then((result) => dataOf(result, operation, context));
    const withResponse = () => {
      // Whoever waits for this one hears of a failure here.
      data.catch(() => {});
      return sent.then((result) => responseOf(result, operation, context));
    };
    return Object.assign(data, { withResponse });
  };
}

/** What a success brought. */
function dataOf(
  result: CallResult,
  operation: OperationDescriptor,
  { service }: ClientContext,
): unknown {
  const { status, attempts } = result.answer;
  const { operationId, success } = operation;
  if (!isOk(status)) throw toApiError(result, operation, service);
  if (!success.includes(status)) {
    const message = `Status ${status} is none that the operation promises`;
    throw new InvalidResponseError(message, { operationId, attempts });
  }
  return result.data;
}

function responseOf(
  result: CallResult,
  operation: OperationDescriptor,
  context: ClientContext,
): UntypedResponse {
  const { status, headers } = result.answer;
  return {
    data: dataOf(result, operation, context),
    status,
    requestId: headers["x-request-id"],
    headers: new Headers(headers),
  };
}

const REDIRECT = "The answer is a redirect, which is not followed";
const DENIED = " (STS decode-authorization-message explains encodedAuthorizationMessage)";

function toApiError(
  { error, answer }: CallResult,
  { operationId }: OperationDescriptor,
  { throttlingCodes }: ServiceDescriptor,
): ApiError {
  const { status, attempts, headers } = answer;
  const { code, message, requestId, encodedAuthorizationMessage } = readErrorBody(error);
  // Browsers hide a redirect behind status 0.
  const isRedirect = status < 400 && status !== 304 && code === undefined;
  const text = isRedirect ? REDIRECT : (message ?? `HTTP status ${status}`);
  const hint = encodedAuthorizationMessage === undefined ? "" : DENIED;
  const options = {
    status,
    code,
    requestId: requestId ?? headers["x-request-id"],
    encodedAuthorizationMessage,
    retryAfterMs: retryAfter(headers),
    operationId,
    attempts,
  };
  const oneLine = `${text}${hint}`.replace(/\s+/g, " ");
  return createApiError(oneLine, options, isThrottling(status, code, throttlingCodes));
}
