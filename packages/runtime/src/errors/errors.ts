import { oneLine } from "../one-line.js";

// Names are getters with literals: they survive minifying and stand in the first line of the stack.

/** How one attempt of a call ended. */
export interface AttemptRecord {
  /** Status of the answer; none if there was no complete one. */
  readonly status?: number | undefined;
  /** Code of the service or gateway, or of what broke, such as `ECONNRESET`. */
  readonly code?: string | undefined;
  /** Id of the request, if the answer told it. */
  readonly requestId?: string | undefined;
  /** From the start of the attempt to its end, in milliseconds. */
  readonly durationMs: number;
}

/** What any error of hcnet may carry. */
export interface HcnetErrorOptions {
  readonly cause?: unknown;
  /** The operation that was under way. */
  readonly operationId?: string | undefined;
  /** The attempts that were made. */
  readonly attempts?: readonly AttemptRecord[] | undefined;
}

/** Root of all errors that hcnet throws on purpose. */
export abstract class HcnetError extends Error {
  /** Stable word for the kind of failure; of an `ApiError` the code of the service. */
  abstract readonly code: string | undefined;
  /** The operation that failed, if one was under way. */
  readonly operationId: string | undefined;
  /** Every attempt of the call in its order, the one that failed last; empty if nothing was sent. */
  readonly attempts: readonly AttemptRecord[];

  constructor(message: string, options: HcnetErrorOptions = {}) {
    super(oneLine(message), options.cause === undefined ? undefined : { cause: options.cause });
    this.operationId = options.operationId;
    this.attempts = options.attempts ?? [];
  }

  /**
   * Returns a plain object with name, message, code and the other facts, for logs and for
   * `postMessage`: a structured clone of an error keeps its message and stack only.
   */
  toJSON(): Record<string, unknown> {
    const { name, message, cause } = this;
    const reason = cause instanceof Error ? String(cause) : undefined;
    return { ...(this as object), name, message, cause: reason };
  }
}

/** What an error is made of that stands for a missing answer. */
export interface NoAnswerOptions extends HcnetErrorOptions {
  readonly mayHaveRun?: boolean | undefined;
}

/** No complete answer arrived. */
abstract class NoAnswerError extends HcnetError {
  /** False if the request surely never reached the service; true if it may have run. */
  readonly mayHaveRun: boolean;

  constructor(message: string, options: NoAnswerOptions = {}) {
    super(message, options);
    this.mayHaveRun = options.mayHaveRun ?? true;
  }
}

/** No complete answer arrived: the host was not found, refused, or broke off. See `cause`. */
export class ConnectionError extends NoAnswerError {
  readonly code = "ERR_CONNECTION";

  override get name(): string {
    return "ConnectionError";
  }
}

/** No answer came within `timeoutMs`, or within `attemptTimeoutMs` in the last attempt. */
export class TimeoutError extends NoAnswerError {
  readonly code = "ERR_TIMEOUT";

  override get name(): string {
    return "TimeoutError";
  }
}

/** The caller's `signal` was aborted; its reason is the `cause`. */
export class AbortError extends NoAnswerError {
  readonly code = "ERR_ABORTED";

  override get name(): string {
    return "AbortError";
  }
}

/** A success status, but the body is not what the operation promises (not JSON, say). */
export class InvalidResponseError extends HcnetError {
  readonly code = "ERR_INVALID_RESPONSE";

  override get name(): string {
    return "InvalidResponseError";
  }
}

/** What a {@link WaiterError} is made of. */
export interface WaiterErrorOptions extends HcnetErrorOptions {
  readonly waiter: string;
  readonly lastAnswer: unknown;
  readonly observed: Readonly<Record<string, number>>;
  readonly elapsedMs: number;
}

/**
 * A state was seen that cannot become the one waited for, or the deadline has passed. `cause` is
 * the last error met on the way, if the last look failed.
 */
export class WaiterError extends HcnetError {
  readonly code = "ERR_WAITER";
  /** Name of the waiter, such as `waitForPublicipBound`. */
  readonly waiter: string;
  /** How often each state, or passing error, was seen. */
  readonly observed: Readonly<Record<string, number>>;
  /** How long was waited, in milliseconds. */
  readonly elapsedMs: number;
  readonly #lastAnswer: unknown;

  constructor(message: string, options: WaiterErrorOptions) {
    super(message, options);
    this.waiter = options.waiter;
    this.observed = options.observed;
    this.elapsedMs = options.elapsedMs;
    this.#lastAnswer = options.lastAnswer;
  }

  /** The last answer; it is not printed with the error, since it may hold secrets. */
  get lastAnswer(): unknown {
    return this.#lastAnswer;
  }

  override get name(): string {
    return "WaiterError";
  }
}

/** An argument that cannot be sent; nothing was. The message begins with the name of the field. */
export class InvalidArgumentError extends HcnetError {
  readonly code = "ERR_INVALID_ARGUMENT";

  override get name(): string {
    return "InvalidArgumentError";
  }
}
