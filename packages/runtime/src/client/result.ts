import type { OperationDescriptor } from "../descriptor.js";
import { parseJson } from "../json.js";
import { type Answer, isOk } from "./answer.js";

/** What a call resolves to: `data` on success, `error` otherwise. */
export interface CallResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly answer: Answer;
}

/**
 * Parses the body of a response. An error without a body becomes `{}`, so that `if (error)` holds;
 * one that is not JSON stays text. Any 2xx is a success. Where the operation documents no body, `data`
 * is undefined, whatever was sent.
 *
 * @throws InvalidResponseError when a success is not the JSON object that the operation documents.
 */
export function readResult(
  answer: Answer,
  operation: OperationDescriptor | undefined,
): CallResult | Promise<CallResult> {
  const { body, status } = answer;
  if (!isOk(status)) {
    const error = parseJson(body);
    return { error: (error === undefined ? body : error) || {}, answer };
  }
  const { success = [status], noContent = [] } = operation ?? {};
  // A status that is not documented is read like those that are.
  const documented = success.includes(status) ? [status] : success;
  if (documented.every((each) => noContent.includes(each))) return { data: undefined, answer };
  const mayBeEmpty = operation === undefined || documented.some((each) => noContent.includes(each));
  if (body === "" && mayBeEmpty) return { data: undefined, answer };
  const data = parseJson(body);
  const isObject = typeof data === "object" && data !== null && !Array.isArray(data);
  if (isObject || (operation === undefined && data !== undefined)) return { data, answer };
  return fail(answer, data, operation);
}

async function fail(
  answer: Answer,
  data: unknown,
  operation: OperationDescriptor | undefined,
): Promise<never> {
  const { createInvalidResponseError } = await import("./invalid-response.js");
  throw createInvalidResponseError(answer, data, operation);
}
