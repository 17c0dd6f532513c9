import { oneLine } from "../one-line.js";

// Names are getters with literals: they survive minifying and appear in the first line of the stack.

/** Outcome of one attempt of a call. */
export interface AttemptRecord {
  /** HTTP status; undefined without a complete response. */
  readonly status?: number | undefined;
  /** Error code of the service or gateway, or of the connection, such as `ECONNRESET`. */
  readonly code?: string | undefined;
  /** Request id, if the response has one. */
  readonly requestId?: string | undefined;
  /** Duration of the attempt, in milliseconds. */
  readonly durationMs: number;
}

/** Options of every hcnet error. */
export interface HcnetErrorOptions {
  readonly cause?: unknown;
  /** The operation that was called. */
  readonly operationId?: string | undefined;
  /** The attempts of the call. */
  readonly attempts?: readonly AttemptRecord[] | undefined;
}

/** Base class of all errors that hcnet throws. */
export abstract class HcnetError extends Error {
  /** Stable code of the failure, such as `ERR_TIMEOUT`; of an `ApiError` the service's own code. */
  abstract readonly code: string | undefined;
  /** The operation that failed, if one was called. */
  readonly operationId: string | undefined;
  /** Every attempt of the call in order; empty if nothing was sent. */
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

/** Options of errors raised without a complete response. */
export interface NoResponseOptions extends HcnetErrorOptions {
  readonly mayHaveRun?: boolean | undefined;
}

/** No complete response arrived. */
abstract class NoResponseError extends HcnetError {
  /** False if the request certainly did not reach the service; true if it may have been executed. */
  readonly mayHaveRun: boolean;

  constructor(message: string, options: NoResponseOptions = {}) {
    super(message, options);
    this.mayHaveRun = options.mayHaveRun ?? true;
  }
}

/**
 * No complete response arrived: the host was not found, or the connection was rejected, reset or
 * closed. `cause` is the error of the transport.
 */
export class ConnectionError extends NoResponseError {
  readonly code = "ERR_CONNECTION";

  override get name(): string {
    return "ConnectionError";
  }
}

/** No complete response arrived within `timeoutMs`, or `attemptTimeoutMs` for the last attempt. */
export class TimeoutError extends NoResponseError {
  readonly code = "ERR_TIMEOUT";

  override get name(): string {
    return "TimeoutError";
  }
}

/** The caller's `signal` was aborted; its reason is the `cause`. */
export class AbortError extends NoResponseError {
  readonly code = "ERR_ABORTED";

  override get name(): string {
    return "AbortError";
  }
}

/** The status is a success, but the body is not what the operation documents, such as not JSON. */
export class InvalidResponseError extends HcnetError {
  readonly code = "ERR_INVALID_RESPONSE";

  override get name(): string {
    return "InvalidResponseError";
  }
}

/** Options of a {@link WaiterError}. */
export interface WaiterErrorOptions extends HcnetErrorOptions {
  readonly waiter: string;
  readonly lastResponse: unknown;
  readonly observed: Readonly<Record<string, number>>;
  readonly elapsedMs: number;
}

/**
 * The resource reached a state that cannot become the expected one, or the deadline passed. `cause`
 * is the error of the last poll, if it failed.
 */
export class WaiterError extends HcnetError {
  readonly code = "ERR_WAITER";
  /** Name of the waiter, such as `waitForPublicipBound`. */
  readonly waiter: string;
  /** How often each state, or retryable error, was observed. */
  readonly observed: Readonly<Record<string, number>>;
  /** Elapsed time, in milliseconds. */
  readonly elapsedMs: number;
  readonly #lastResponse: unknown;

  constructor(message: string, options: WaiterErrorOptions) {
    super(message, options);
    this.waiter = options.waiter;
    this.observed = options.observed;
    this.elapsedMs = options.elapsedMs;
    this.#lastResponse = options.lastResponse;
  }

  /** The last response; it is not printed with the error, since it may hold secrets. */
  get lastResponse(): unknown {
    return this.#lastResponse;
  }

  override get name(): string {
    return "WaiterError";
  }
}

/** An argument is invalid, and nothing was sent. The message starts with the name of the field. */
export class InvalidArgumentError extends HcnetError {
  readonly code = "ERR_INVALID_ARGUMENT";

  override get name(): string {
    return "InvalidArgumentError";
  }
}
