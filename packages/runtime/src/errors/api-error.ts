import { HcnetError, type HcnetErrorOptions } from "./errors.js";

/** What an {@link ApiError} is made of. */
export interface ApiErrorOptions extends HcnetErrorOptions {
  readonly status: number;
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
  readonly encodedAuthorizationMessage?: string | undefined;
  readonly retryAfterMs?: number | undefined;
}

/**
 * The service or the gateway in front of it responded with an error status.
 *
 * `message` is the operation, the text of the service, status and code. Decide on `status` and `code`,
 * never on the text: the vendor does not keep it stable.
 */
export class ApiError extends HcnetError {
  /** HTTP status of the response. */
  readonly status: number;
  /** Code of the service or gateway, such as `VPC.0504`; undefined if the body has none. */
  readonly code: string | undefined;
  /** Id of the request, from the body or the header `X-Request-Id`; quote it to the vendor. */
  readonly requestId: string | undefined;
  /** Of a denial by an IAM policy: the text that STS `decode-authorization-message` explains. */
  readonly encodedAuthorizationMessage: string | undefined;
  /** How long the response asked to wait before the next request, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, options: ApiErrorOptions) {
    super(message, options);
    this.status = options.status;
    this.code = options.code;
    this.requestId = options.requestId;
    this.encodedAuthorizationMessage = options.encodedAuthorizationMessage;
    this.retryAfterMs = options.retryAfterMs;
  }

  override get name(): string {
    return "ApiError";
  }
}

/** 401: no credentials, wrong ones, or ones that have ended. */
export class AuthenticationError extends ApiError {
  override get name(): string {
    return "AuthenticationError";
  }
}

/** 403: the credentials do not allow it; after a denial by an IAM policy see `encodedAuthorizationMessage`. */
export class PermissionDeniedError extends ApiError {
  override get name(): string {
    return "PermissionDeniedError";
  }
}

/**
 * 404 with an error code of the service: there is no such resource. A 404 of the gateway or of another
 * server is an {@link ApiError}, so that a wrong endpoint does not pass for a deleted resource.
 */
export class NotFoundError extends ApiError {
  override get name(): string {
    return "NotFoundError";
  }
}

/** 409: the state of the resource does not allow it. */
export class ConflictError extends ApiError {
  override get name(): string {
    return "ConflictError";
  }
}

/** 429, or a code that means the same: too many requests. The request did not run. */
export class ThrottlingError extends ApiError {
  override get name(): string {
    return "ThrottlingError";
  }
}

/** 500 and above: the service or the gateway failed. */
export class ServerError extends ApiError {
  override get name(): string {
    return "ServerError";
  }
}
