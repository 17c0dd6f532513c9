import { normalizeErrorCode } from "../errors/error-code.js";
import { ConnectionError, type HcnetError, TimeoutError } from "../errors/errors.js";
import { codeOf, rootOf } from "../transport/failure.js";
import type { Outcome } from "./outcome.js";

/** Why an attempt is retryable. */
export interface RetryClassification {
  /** The service throttles the client. */
  readonly isThrottled: boolean;
  /** Whether the request may have been executed, so that only an idempotent one is retried. */
  readonly mayHaveRun: boolean;
}

/** Statuses of failures that are usually temporary. */
export const RETRYABLE_STATUSES: ReadonlySet<number> = new Set([408, 500, 502, 503, 504]);

/** Whether the status or the error code of a response means throttling. */
export const isThrottling = (
  status: number,
  code: string | undefined,
  codes: readonly string[] = [],
): boolean =>
  status === 429 || codes.some((known) => normalizeErrorCode(known) === normalizeErrorCode(code));

/** Classifies the outcome of an attempt; undefined if it is not retryable. */
export function classify(
  outcome: Outcome,
  throttlingCodes: readonly string[],
): RetryClassification | undefined {
  const { response, details, error } = outcome;
  if (error instanceof ConnectionError || error instanceof TimeoutError) {
    return isPermanent(error) ? undefined : { isThrottled: false, mayHaveRun: error.mayHaveRun };
  }
  if (response === undefined || response.status < 400) return undefined;
  const { status } = response;
  if (isThrottling(status, details?.code, throttlingCodes))
    return { isThrottled: true, mayHaveRun: false };
  return RETRYABLE_STATUSES.has(status) ? { isThrottled: false, mayHaveRun: true } : undefined;
}

// ERR_ASSERTION is what `fetch` of Node has for a status below 100. The last ones are zlib's, brotli's and
// zstd's for a body that is not what Content-Encoding says, and the message of `fetch` of Node, which
// has no code, for too many codings.
const PERMANENT =
  /CERT|^(UNABLE_TO_VERIFY|ERR_(TLS|SSL|INVALID|ASSERTION|_ERROR)|Z_DATA|ZSTD|too many content-enc)/;

/** Whether a retry would fail the same way: an untrusted certificate, or a response over the limit. */
function isPermanent(error: HcnetError): boolean {
  if (error instanceof TimeoutError) return false;
  const root = rootOf(error.cause);
  return root === undefined || PERMANENT.test(codeOf(root) ?? (root as Error)?.message);
}
