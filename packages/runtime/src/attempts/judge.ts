import type { ProvidedCredentials } from "../credentials/credentials.js";
import type { ErrorDetails } from "../errors/envelope.js";
import { normalCode } from "../errors/error-code.js";
import { ConnectionError, type HcnetError, TimeoutError } from "../errors/errors.js";
import type { SecretSources } from "../secrets/collect-secrets.js";
import { codeOf, rootOf } from "../transport/failure.js";
import type { TransportResponse } from "../transport/transport.js";
import type { correct } from "./corrections.js";

/** How one attempt ended. */
export interface Outcome {
  readonly response?: TransportResponse | undefined;
  /** What the body of an error answer says. */
  readonly details?: ErrorDetails | undefined;
  readonly error?: HcnetError | undefined;
  /** The secrets that it may repeat; undefined if nothing was sent. */
  readonly secrets?: SecretSources | undefined;
  /** Corrects what a rejection tells us; undefined after a success. */
  readonly correct?: typeof correct | undefined;
  /** What a rejected attempt was sent with. */
  readonly credentials?: ProvidedCredentials | undefined;
  /** How far the clock was put right for it, in milliseconds. */
  readonly skewMs?: number | undefined;
}

/** What is corrected at most once in a call. */
export interface Corrections {
  token?: boolean;
  clock?: boolean;
}

/** Why a call may be tried again. */
export interface Verdict {
  /** The service asks for fewer requests. */
  readonly isThrottled: boolean;
  /** Whether the request may have been carried out, so that only an idempotent one is repeated. */
  readonly mayHaveRun: boolean;
}

/** Statuses with which the gateway or the service fails for a while. */
export const PASSING: ReadonlySet<number> = new Set([408, 500, 502, 503, 504]);

/** Whether an answer asks for fewer requests, by its status or its code. */
export const isThrottling = (
  status: number,
  code: string | undefined,
  codes: readonly string[] = [],
): boolean => status === 429 || codes.some((known) => normalCode(known) === normalCode(code));

/** Whether another attempt could end better; undefined if not. */
export function judge(outcome: Outcome, throttlingCodes: readonly string[]): Verdict | undefined {
  const { response, details, error } = outcome;
  if (error instanceof ConnectionError || error instanceof TimeoutError) {
    return isLasting(error) ? undefined : { isThrottled: false, mayHaveRun: error.mayHaveRun };
  }
  if (response === undefined || response.status < 400) return undefined;
  const { status } = response;
  if (isThrottling(status, details?.code, throttlingCodes))
    return { isThrottled: true, mayHaveRun: false };
  return PASSING.has(status) ? { isThrottled: false, mayHaveRun: true } : undefined;
}

// ERR_ASSERTION is what `fetch` of Node has for a status below 100. The last ones are zlib's, brotli's and
// zstd's for a body that is not what Content-Encoding says.
const LASTING = /CERT|^(UNABLE_TO_VERIFY|ERR_(TLS|SSL|INVALID|ASSERTION|_ERROR)|Z_DATA|ZSTD)/;

/** A certificate that is not trusted will not be the next time; neither will a longer answer fit. */
function isLasting(error: HcnetError): boolean {
  if (error instanceof TimeoutError) return false;
  const { cause } = error;
  return cause === undefined || LASTING.test(codeOf(rootOf(cause)) ?? "");
}
