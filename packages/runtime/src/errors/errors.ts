// Names are getters with literals: they survive minifying and stand in the first line of the stack.

/** What any error of hcnet may carry. */
export interface HcnetErrorOptions {
  readonly cause?: unknown;
  /** The operation that was under way. */
  readonly operationId?: string | undefined;
}

/** Root of all errors that hcnet throws on purpose. */
export abstract class HcnetError extends Error {
  /** Stable word for the kind of failure; of an {@link ApiError} the code of the service. */
  abstract readonly code: string | undefined;
  /** The operation that failed, if one was under way. */
  readonly operationId: string | undefined;

  constructor(message: string, options: HcnetErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.operationId = options.operationId;
  }
}

/** What an {@link ApiError} is made of. */
export interface ApiErrorOptions extends HcnetErrorOptions {
  readonly status: number;
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
  readonly encodedAuthorizationMessage?: string | undefined;
}

/**
 * The service or the gateway in front of it answered with an error status.
 *
 * `message` is the text of the service. Decide on `status` and `code`, never on the text: the
 * vendor does not keep it stable.
 */
export class ApiError extends HcnetError {
  /** HTTP status of the answer. */
  readonly status: number;
  /** Code of the service or gateway, such as `VPC.0504`; undefined if the body has none. */
  readonly code: string | undefined;
  /** Id of the request, from the body or the header `X-Request-Id`; quote it to the vendor. */
  readonly requestId: string | undefined;
  /** Of a denial by an IAM policy: the text that STS `decode-authorization-message` explains. */
  readonly encodedAuthorizationMessage: string | undefined;

  constructor(message: string, options: ApiErrorOptions) {
    super(message, options);
    this.status = options.status;
    this.code = options.code;
    this.requestId = options.requestId;
    this.encodedAuthorizationMessage = options.encodedAuthorizationMessage;
  }

  override get name(): string {
    return "ApiError";
  }
}

/** No complete answer arrived: the host was not found, refused, or broke off. See `cause`. */
export class ConnectionError extends HcnetError {
  readonly code = "ERR_CONNECTION";

  override get name(): string {
    return "ConnectionError";
  }
}

/** No answer came within `timeoutMs`. Whether the request ran is not known. */
export class TimeoutError extends HcnetError {
  readonly code = "ERR_TIMEOUT";

  override get name(): string {
    return "TimeoutError";
  }
}

/** The caller's `signal` was aborted; its reason is the `cause`. */
export class AbortError extends HcnetError {
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
