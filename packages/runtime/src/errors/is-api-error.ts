import { ApiError } from "./api-error.js";
import { normalizeErrorCode } from "./error-code.js";

/** An {@link ApiError} that has a code, of which some values are known. */
export interface ApiErrorWithCode<Code extends string> extends ApiError {
  readonly code: Code;
}

/** An {@link ApiError} of an API whose codes are known. */
export interface ApiErrorOf<Code extends string> extends ApiError {
  readonly code: Code | undefined;
}

/** {@link isApiError} for one API; an editor offers its codes. */
export interface ApiErrorGuard<Code extends string> {
  (error: unknown): error is ApiErrorOf<Code>;
  (error: unknown, code: Code, ...further: Code[]): error is ApiErrorWithCode<Code>;
}

/**
 * Tells whether something thrown is a response of the service or the gateway with an error status,
 * and, if codes are given, with one of these. Case makes no difference, and neither does `APIG.` for
 * `APIGW.`, as older gateways write it.
 *
 * The `isApiError` of a client package is this, and knows the codes of its API.
 */
export const isApiError: ApiErrorGuard<string> = (
  error: unknown,
  ...codes: string[]
): error is ApiErrorWithCode<string> => {
  if (!(error instanceof ApiError)) return false;
  const code = normalizeErrorCode(error.code);
  return codes.length === 0 || codes.some((known) => normalizeErrorCode(known) === code);
};
