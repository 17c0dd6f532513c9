import type { OperationDescriptor } from "../descriptor.js";
import { parseJson } from "../json.js";
import { type CallResponse, isOk } from "./call-response.js";

/** What a call resolves to: `data` on success, `error` otherwise. */
export interface CallResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: CallResponse;
}

/**
 * Parses the body of a response. An error without a body becomes `{}`, so that `if (error)` holds;
 * one that is not JSON stays text. Any 2xx is a success. Where the operation documents no body, `data`
 * is undefined, even if the response has one.
 *
 * @throws InvalidResponseError when a success is not the JSON object that the operation documents.
 */
export function readResult(
  response: CallResponse,
  operation: OperationDescriptor | undefined,
): CallResult | Promise<CallResult> {
  const { body, status } = response;
  if (!isOk(status)) {
    const error = parseJson(body);
    return { error: (error === undefined ? body : error) || {}, response };
  }
  const { success = [status], noContent = [] } = operation ?? {};
  // A status that is not documented is read like those that are.
  const documented = success.includes(status) ? [status] : success;
  if (documented.every((each) => noContent.includes(each))) return { data: undefined, response };
  const mayBeEmpty = operation === undefined || documented.some((each) => noContent.includes(each));
  if (body === "" && mayBeEmpty) return { data: undefined, response };
  const data = parseJson(body);
  const isObject = typeof data === "object" && data !== null && !Array.isArray(data);
  if (isObject || (operation === undefined && data !== undefined)) return { data, response };
  return fail(response, data, operation);
}

async function fail(
  response: CallResponse,
  data: unknown,
  operation: OperationDescriptor | undefined,
): Promise<never> {
  const { createInvalidResponseError } = await import("./invalid-response.js");
  throw createInvalidResponseError(response, data, operation);
}
