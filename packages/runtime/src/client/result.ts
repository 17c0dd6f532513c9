import type { OperationDescriptor } from "../descriptor.js";
import { InvalidResponseError } from "../errors/errors.js";
import { parseJson } from "../json.js";
import { type Answer, isOk } from "./answer.js";

/** What a call resolves to: `data` on success, `error` otherwise. */
export interface CallResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly answer: Answer;
}

/**
 * Parses the body of an answer. An error without a body becomes `{}`, so that `if (error)` holds;
 * one that is not JSON stays text.
 *
 * @throws InvalidResponseError when a success is not JSON, or empty where a body is promised.
 */
export function readResult(answer: Answer, operation: OperationDescriptor | undefined): CallResult {
  const { body, status } = answer;
  if (!isOk(status)) {
    const error = parseJson(body);
    return { error: (error === undefined ? body : error) || {}, answer };
  }
  if (body !== "") return { data: parse(answer, operation), answer };
  if (operation === undefined) return { data: undefined, answer };
  const isPromised = operation.success.includes(status) && !operation.noContent?.includes(status);
  if (isPromised || status === 200) throw invalid("but no body", answer, operation);
  return { data: undefined, answer };
}

function parse(answer: Answer, operation: OperationDescriptor | undefined): unknown {
  // The parser's own error is left out: it quotes the body, which may hold secrets.
  const data = parseJson(answer.body);
  if (data !== undefined) return data;
  const type = answer.headers["content-type"] ?? "no content type";
  throw invalid(`but is not JSON (${type})`, answer, operation);
}

function invalid(
  what: string,
  { status, attempts }: Answer,
  operation: OperationDescriptor | undefined,
): InvalidResponseError {
  return new InvalidResponseError(`The answer has status ${status} ${what}`, {
    operationId: operation?.operationId,
    attempts,
  });
}
