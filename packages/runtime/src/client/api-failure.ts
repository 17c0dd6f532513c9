import type { OperationDescriptor, ServiceDescriptor } from "../descriptor.js";
import type { ApiError } from "../errors/api-error.js";
import { createApiError } from "../errors/create-api-error.js";
import { readErrorBody } from "../errors/envelope.js";
import { retryAfter } from "../retry/backoff.js";
import { isThrottling } from "../retry/classify.js";
import type { CallResult } from "./result.js";

/** The error of a response with an error status. */
export function toApiError(
  { error, response }: CallResult,
  { operationId, method }: OperationDescriptor,
  { throttlingCodes }: ServiceDescriptor,
): ApiError {
  const { status, attempts, headers, url } = response;
  const details = readErrorBody(error);
  return createApiError({
    ...{ operation: operationId, operationId, method, url, status, headers, details, attempts },
    retryAfterMs: retryAfter(headers),
    isThrottled: isThrottling(status, details.code, throttlingCodes),
  });
}
