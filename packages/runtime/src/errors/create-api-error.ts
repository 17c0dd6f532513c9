import {
  ApiError,
  type ApiErrorOptions,
  AuthenticationError,
  ConflictError,
  NotFoundError,
  PermissionDeniedError,
  ServerError,
  ThrottlingError,
} from "./api-error.js";
import type { ErrorDetails } from "./envelope.js";
import { normalizeErrorCode } from "./error-code.js";

/** A call that was responded with an error status, and what its response says. */
export interface FailedCall extends Omit<ApiErrorOptions, keyof ErrorDetails | "cause"> {
  /** Operation id, or method and path. */
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly details: ErrorDetails;
  readonly isThrottled: boolean;
}

const BY_STATUS: Readonly<Record<number, typeof ApiError>> = {
  401: AuthenticationError,
  403: PermissionDeniedError,
  404: NotFoundError,
  409: ConflictError,
};

/** Creates the error of the class that fits; its message names the operation, status and code. */
export function createApiError(call: FailedCall): ApiError {
  const { operation, status, headers, details, operationId, attempts, retryAfterMs } = call;
  const { code, requestId, encodedAuthorizationMessage } = details;
  const suffix = code === undefined ? `HTTP ${status}` : `HTTP ${status}, ${code}`;
  return new (classOf(call))(`${operation}: ${reasonOf(call)} (${suffix})`, {
    ...{ status, code, encodedAuthorizationMessage, retryAfterMs, operationId, attempts },
    requestId: requestId ?? headers["x-request-id"] ?? headers["x-iam-trace-id"],
  });
}

function classOf({ status, details: { code }, isThrottled }: FailedCall): typeof ApiError {
  if (isThrottled) return ThrottlingError;
  if (status >= 500) return ServerError;
  // A caller that treats "not found" as "already deleted" must not mistake a wrong endpoint for it: of another
  // server, or of a gateway that does not know the path.
  const isOfService =
    code !== undefined && code !== String(status) && !normalizeErrorCode(code).startsWith("APIGW.");
  return (status !== 404 || isOfService ? BY_STATUS[status] : undefined) ?? ApiError;
}

const DENIED = " (STS decode-authorization-message explains encodedAuthorizationMessage)";

function reasonOf({ method, url, status, headers, details }: FailedCall): string {
  const { code, message, encodedAuthorizationMessage } = details;
  if (code !== undefined) {
    const hint = encodedAuthorizationMessage === undefined ? "" : DENIED;
    return `${message ?? "no message"}${hint}`;
  }
  const request = `${method} ${withoutQuery(url)}`;
  // Browsers hide a redirect behind status 0.
  if ([0, 301, 302, 303, 307, 308].includes(status)) {
    // Its path may hold a secret, as that of a page to log in.
    const { location = "" } = headers;
    const target = URL.canParse(location) ? ` to ${new URL(location).origin}` : "";
    return `${request}: redirect${target}, which is not followed`;
  }
  const type = headers["content-type"] ?? "no content type";
  const text = message === undefined ? "" : `: ${message}`;
  return `${request}: expected an error response of the service, got ${type} without an error code${text}`;
}

/** A URL without user, password, query and fragment, any of which may hold a secret. */
const withoutQuery = (url: string): string =>
  url.replace(/[?#].*$/s, "").replace(/^([a-z][a-z\d+.-]*:)?\/\/[^/]*@/i, "$1//");
