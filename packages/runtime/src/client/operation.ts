import type { OperationDescriptor } from "../descriptor.js";
import { readErrorBody } from "../errors/envelope.js";
import { ApiError } from "../errors/errors.js";
import type { PathParameters } from "./path-parameters.js";
import type { CallResult, Transport } from "./transport.js";
import type { CallOptions } from "./types.js";

interface UntypedInput {
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

/** The throwing function of one operation. */
export function callOperation(transport: Transport, operation: OperationDescriptor) {
  const { method, path, operationId } = operation;
  return (input: UntypedInput = {}, options: CallOptions = {}) => {
    const { path: pathParameters, query, body } = input;
    const answer = transport
      .send({ ...options, method, path, pathParameters, query, body, operationId })
      .then((result) => succeed(result, operation));
    return Object.assign(
      answer.then(({ data }) => data),
      { withResponse: () => answer },
    );
  };
}

function succeed(result: CallResult, operation: OperationDescriptor): UntypedResponse {
  const { response } = result;
  const requestId = response.headers.get("X-Request-Id") ?? undefined;
  if (!operation.success.includes(response.status)) throw toApiError(result, operation, requestId);
  return { status: response.status, data: result.data, requestId, headers: response.headers };
}

function toApiError(
  { error, response }: CallResult,
  { operationId }: OperationDescriptor,
  headerRequestId: string | undefined,
): ApiError {
  const details = readErrorBody(error);
  return new ApiError(details.message ?? `HTTP status ${response.status}`, {
    status: response.status,
    code: details.code,
    requestId: details.requestId ?? headerRequestId,
    encodedAuthorizationMessage: details.encodedAuthorizationMessage,
    operationId,
  });
}
