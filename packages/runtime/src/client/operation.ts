import type { OperationDescriptor } from "../descriptor.js";
import { readErrorBody } from "../errors/envelope.js";
import { ApiError, InvalidResponseError } from "../errors/errors.js";
import type { PathParameters } from "./path-parameters.js";
import type { CallResult } from "./result.js";
import type { Transport } from "./transport.js";
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
export function callOperation(transport: Transport, operation: OperationDescriptor) {
  const { method, path } = operation;
  return (input: UntypedInput = {}, options: CallOptions = {}) => {
    const { query, body } = input;
    const pathParameters = onTheWire(input.path, operation);
    const answer = transport
      .send({ ...options, method, path, pathParameters, query, body, operation })
      .then((result) => succeed(result, operation));
    const data = answer.then((response) => response.data);
    // A failure must reach whoever waits for one of the two, and not be reported for the other.
    const withResponse = () => {
      data.catch(() => {});
      return answer.then((response) => response);
    };
    return Object.assign(data, { withResponse });
  };
}

function succeed(result: CallResult, operation: OperationDescriptor): UntypedResponse {
  const { response } = result;
  const { status, headers } = response;
  const requestId = headers.get("X-Request-Id") ?? undefined;
  if (!response.ok) throw toApiError(result, operation, requestId);
  if (!operation.success.includes(status)) {
    const { operationId } = operation;
    throw new InvalidResponseError(`Status ${status} is none that the operation promises`, {
      operationId,
    });
  }
  return { status, data: result.data, requestId, headers };
}

const REDIRECT = "The answer is a redirect, which is not followed";

function toApiError(
  { error, response }: CallResult,
  { operationId }: OperationDescriptor,
  headerRequestId: string | undefined,
): ApiError {
  const details = readErrorBody(error);
  const { status } = response;
  // Browsers hide a redirect behind status 0.
  const isRedirect = status < 400 && details.code === undefined;
  const fallback = `HTTP status ${status}`;
  return new ApiError(isRedirect ? REDIRECT : (details.message ?? fallback), {
    status,
    code: details.code,
    requestId: details.requestId ?? headerRequestId,
    encodedAuthorizationMessage: details.encodedAuthorizationMessage,
    operationId,
  });
}
