import { InvalidResponseError } from "../errors/errors.js";

/** What a call resolves to: `data` on success, `error` otherwise. */
export interface CallResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** What openapi-fetch resolves to when it is to parse as text; an error is parsed all the same. */
export interface RawResult extends CallResult {
  readonly data?: string;
}

/**
 * Parses the body of a success. An error without a body becomes `{}`, so that `if (error)` holds.
 *
 * @throws InvalidResponseError when a success is not JSON, or is 200 and empty.
 */
export function readResult(raw: RawResult, operationId: string | undefined): CallResult {
  const { data, error, response } = raw;
  if (!response.ok) return { error: error || {}, response };
  const status = response.status;
  if (data) return { data: parse(data, response, operationId), response };
  if (status === 200) {
    throw new InvalidResponseError("The answer has status 200 but no body", { operationId });
  }
  return { data: undefined, response };
}

function parse(text: string, { status, headers }: Response, operationId: string | undefined) {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The parser's own error is left out: it quotes the body, which may hold secrets.
    const type = headers.get("Content-Type") ?? "no content type";
    throw new InvalidResponseError(`The answer has status ${status} but is not JSON (${type})`, {
      operationId,
    });
  }
}
