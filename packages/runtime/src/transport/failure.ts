import { ConnectionError } from "../errors/errors.js";

/** What a transport rejects with. The reason of `fetch` is kept in `cause.cause`. */
export function connectionError(cause: unknown, mayHaveRun: boolean): ConnectionError {
  return new ConnectionError(`No complete response: ${reason(cause)}`, { cause, mayHaveRun });
}

/** @throws ConnectionError when a response has no HTTP status (RFC 9110, 15). */
export function checkStatus(status: number): number {
  if (status >= 200 && status <= 599) return status;
  throw new ConnectionError(`status: expected 200 to 599, got ${status}`);
}

function reason(cause: unknown): string {
  const inner = rootOf(cause);
  if (!(inner instanceof Error)) return String(inner);
  return inner.message || (codeOf(inner) ?? inner.name);
}

/** `fetch` says only "fetch failed" and keeps the reason in `cause`. */
export function rootOf(cause: unknown): unknown {
  return cause instanceof Error ? (cause.cause ?? cause) : cause;
}

/** The system's or the library's word for a failure, such as `ECONNREFUSED`. */
export function codeOf(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === "string" ? code : undefined;
}
