import type { OperationDescriptor } from "../descriptor.js";
import { InvalidResponseError } from "../errors/errors.js";
import { isTooDeep, MAX_JSON_DEPTH } from "../json-depth.js";
import type { CallResponse } from "./call-response.js";

/** Creates the error for a success whose body is not what the operation documents. */
export function createInvalidResponseError(
  { status, attempts, body, headers }: CallResponse,
  data: unknown,
  operation: OperationDescriptor | undefined,
): InvalidResponseError {
  const operationId = operation?.operationId;
  // The body is not quoted, nor the parser's own error, which quotes it: it may hold secrets.
  const notJson = isTooDeep(body)
    ? `JSON nested more than ${MAX_JSON_DEPTH} levels deep`
    : "text that is not JSON";
  const kind = data === null ? "null" : Array.isArray(data) ? "an array" : `a ${typeof data}`;
  const got = body === "" ? "no body" : data === undefined ? notJson : kind;
  const type = headers["content-type"] ?? "no content type";
  const message = `expected a JSON object as response, got ${got} (HTTP ${status}, ${type})`;
  return new InvalidResponseError(
    operationId === undefined ? message : `${operationId}: ${message}`,
    { operationId, attempts },
  );
}

/** @throws InvalidResponseError when a body is JSON nested deeper than `MAX_JSON_DEPTH`. */
export function checkDepth(
  response: CallResponse,
  operation: OperationDescriptor | undefined,
): void {
  if (isTooDeep(response.body)) throw createInvalidResponseError(response, undefined, operation);
}
