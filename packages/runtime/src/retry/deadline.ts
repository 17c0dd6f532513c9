import {
  AbortError,
  type AttemptRecord,
  ConnectionError,
  HcnetError,
  TimeoutError,
} from "../errors/errors.js";
import { Cancellation } from "../transport/cancellation.js";
import { connectionError } from "../transport/failure.js";
import type { SharedSignals } from "./shared-signals.js";

/** What errors say about the call they end. */
export interface CallOutline {
  readonly operationId: string | undefined;
  /** Grows with the call. */
  readonly attempts: readonly AttemptRecord[];
}

type End = "aborted" | "timeoutMs" | "attemptTimeoutMs";

const cancel = (current: Cancellation, end: End): void => current.cancel(end);

/** The time limits of one call, together with the caller's own signal. */
export class Deadline {
  readonly #endsAt: number;
  readonly #timeoutMs: number;
  readonly #attemptTimeoutMs: number;
  readonly #signal: AbortSignal | undefined;
  readonly #unlisten: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #current: Cancellation | undefined;

  /** Starts the clock of a call. */
  constructor(
    timeoutMs: number,
    attemptTimeoutMs: number,
    signal: AbortSignal | undefined,
    signals: SharedSignals,
  ) {
    this.#endsAt = performance.now() + timeoutMs;
    this.#timeoutMs = timeoutMs;
    this.#attemptTimeoutMs = attemptTimeoutMs;
    this.#signal = signal;
    // Not AbortSignal.any: what it ties to a signal that lives long, some versions of Node never free.
    this.#unlisten =
      signal && signals.listen(signal, () => this.#current?.cancel("aborted" satisfies End));
  }

  /** Milliseconds until the end of the call. */
  leftMs(): number {
    return this.#endsAt - performance.now();
  }

  /** Starts the clock of an attempt, or of a wait before it. */
  begin(isAttempt: boolean): Cancellation {
    this.finish();
    const current = new Cancellation();
    this.#current = current;
    if (this.#signal?.aborted) current.cancel("aborted" satisfies End);
    const leftMs = this.leftMs();
    if (leftMs <= 0) current.cancel("timeoutMs" satisfies End);
    const isLast = !isAttempt || leftMs <= this.#attemptTimeoutMs;
    const end: End = isLast ? "timeoutMs" : "attemptTimeoutMs";
    const limitMs = isLast ? Math.max(0, leftMs) : this.#attemptTimeoutMs;
    this.#timer = setTimeout(cancel, limitMs, current, end);
    return current;
  }

  /** @throws the reason when the time of the call is over, so that no attempt is begun in vain. */
  check(): void {
    if (this.leftMs() <= 0) throw this.begin(false).reason;
  }

  /** Waits for something, no longer than the call may take. */
  async wait<T>(what: Promise<T>): Promise<T> {
    try {
      return await this.begin(false).race(what);
    } finally {
      this.finish();
    }
  }

  /** Ends what began last. */
  finish(): void {
    clearTimeout(this.#timer);
  }

  /** Ends the timer and lets go of the caller's signal. */
  clear(): void {
    this.finish();
    this.#unlisten?.();
  }

  /**
   * Converts a thrown value to an HcnetError.
   *
   * @param isSent whether the transport had the request; what it throws of its own says no more.
   */
  explain(cause: unknown, call: CallOutline, isSent = false): HcnetError {
    if (cause instanceof HcnetError && cause.attempts === call.attempts) return cause;
    const isKnown = cause instanceof ConnectionError;
    const prefix = call.operationId === undefined ? "" : `${call.operationId}: `;
    const end = this.#current?.reason;
    const mayHaveRun = isKnown ? cause.mayHaveRun : isSent;
    if (end === "aborted") {
      const reason: unknown = this.#signal?.reason;
      const message = `${prefix}the call was aborted`;
      return new AbortError(message, { ...call, cause: reason, mayHaveRun });
    }
    if (end !== undefined) {
      const limitMs = end === "timeoutMs" ? this.#timeoutMs : this.#attemptTimeoutMs;
      const message = `${prefix}no complete response within ${limitMs} ms (${end})`;
      return new TimeoutError(message, { ...call, mayHaveRun });
    }
    if (cause instanceof HcnetError && !isKnown) return cause;
    const error = isKnown ? cause : connectionError(cause, true);
    return new ConnectionError(`${prefix}${error.message}`, {
      ...call,
      cause: error.cause,
      mayHaveRun: error.mayHaveRun,
    });
  }
}
