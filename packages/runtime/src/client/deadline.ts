import { AbortError, ConnectionError, HcnetError, TimeoutError } from "../errors/errors.js";

/** The time limit of one call, together with the caller's own signal. */
export interface Deadline {
  /** Aborts when the time is up or the caller aborts. */
  readonly signal: AbortSignal;
  /** Turns what sending or reading threw into one of our errors. */
  explain(cause: unknown, operationId: string | undefined): HcnetError;
  /** Ends the timer and lets go of the caller's signal; call it when the answer has been read. */
  clear(): void;
}

/** Starts the clock of one call. */
export function startDeadline(timeoutMs: number, signal: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  let timedOut = false;
  // Not AbortSignal.any: what it ties to a signal that lives long, some versions of Node never free.
  const abort = () => controller.abort(signal?.reason);
  const timer = setTimeout(() => {
    timedOut = !controller.signal.aborted;
    controller.abort();
  }, timeoutMs);
  signal?.addEventListener("abort", abort);
  if (signal?.aborted) abort();
  return {
    signal: controller.signal,
    clear() {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    },
    explain(cause, operationId) {
      if (cause instanceof HcnetError) return cause;
      if (timedOut) {
        return new TimeoutError(`No answer within ${timeoutMs} ms`, { cause, operationId });
      }
      if (controller.signal.aborted) {
        return new AbortError("The call was aborted", { cause: signal?.reason, operationId });
      }
      return new ConnectionError(`No complete answer: ${reason(cause)}`, { cause, operationId });
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
