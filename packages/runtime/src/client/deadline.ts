import {
  AbortError,
  ConnectionError,
  HcnetError,
  type HcnetErrorOptions,
  InvalidResponseError,
  TimeoutError,
} from "../errors/errors.js";

/** The time limit of one call, together with the caller's own signal. */
export interface Deadline {
  /** Aborts when the time is up or the caller aborts. */
  readonly signal: AbortSignal;
  /** Turns what a failed call threw into one of our errors. */
  explain(cause: unknown, operationId: string | undefined): HcnetError;
  /** Ends the timer; call it when the answer has been read. */
  clear(): void;
}

/** Starts the clock of one call. */
export function startDeadline(timeoutMs: number, signal: AbortSignal | undefined): Deadline {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(), timeoutMs);
  const combined =
    signal === undefined ? timeout.signal : AbortSignal.any([signal, timeout.signal]);
  return {
    signal: combined,
    clear: () => clearTimeout(timer),
    explain(cause, operationId) {
      if (cause instanceof HcnetError) return cause;
      const options: HcnetErrorOptions = { cause, operationId };
      if (signal?.aborted) {
        return new AbortError("The call was aborted", { cause: signal.reason, operationId });
      }
      if (timeout.signal.aborted) {
        return new TimeoutError(`No answer within ${timeoutMs} ms`, options);
      }
      if (cause instanceof SyntaxError) {
        return new InvalidResponseError("The answer has a success status but is not JSON", options);
      }
      return new ConnectionError(`No complete answer: ${reason(cause)}`, options);
    },
  };
}

/** `fetch` says only "fetch failed" and keeps the reason in `cause`. */
function reason(cause: unknown): string {
  const inner = cause instanceof Error ? (cause.cause ?? cause) : cause;
  if (!(inner instanceof Error)) return String(inner);
  const { code } = inner as { code?: unknown };
  return inner.message || (typeof code === "string" ? code : inner.name);
}
