import type { OperationDescriptor } from "../descriptor.js";
import { InvalidResponseError } from "../errors/errors.js";
import { parseJson } from "../json.js";
import type { LightResponse } from "./light-response.js";

/** What a call resolves to: `data` on success, `error` otherwise. */
export interface CallResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: LightResponse;
}

/**
 * Parses the body of an answer. An error without a body becomes `{}`, so that `if (error)` holds;
 * one that is not JSON stays text.
 *
 * @throws InvalidResponseError when a success is not JSON, or empty where a body is promised.
 */
export function readResult(
  response: LightResponse,
  operation: OperationDescriptor | undefined,
): CallResult {
  const { content, status } = response;
  if (!response.ok) return { error: parseError(content) || {}, response };
  if (content !== "") return { data: parse(response, operation), response };
  const isPromised = operation?.success.includes(status) && !operation.noContent?.includes(status);
  if (isPromised || status === 200) throw invalid("but no body", response, operation);
  return { data: undefined, response };
}

function parseError(content: string): unknown {
  const parsed = parseJson(content);
  return parsed === undefined ? content : parsed;
}

function parse(response: LightResponse, operation: OperationDescriptor | undefined): unknown {
  try {
    return JSON.parse(response.content) as unknown;
  } catch {
    // The parser's own error is left out: it quotes the body, which may hold secrets.
    const type = response.header("content-type") ?? "no content type";
    throw invalid(`but is not JSON (${type})`, response, operation);
  }
}

function invalid(
  what: string,
  { status, attempts }: LightResponse,
  operation: OperationDescriptor | undefined,
): InvalidResponseError {
  const { operationId } = operation ?? {};
  return new InvalidResponseError(`The answer has status ${status} ${what}`, {
    operationId,
    attempts,
  });
}
