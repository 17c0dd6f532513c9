// What the rejection of a request tells about its credentials and the clock. Loaded with the first one.
import { normalizeErrorCode } from "../errors/error-code.js";
import type { RetryContext } from "./context.js";
import type { Corrections, Outcome } from "./outcome.js";
import type { ServerClock } from "./server-clock.js";

// The gateway takes a signature that is up to 15 minutes off, so a smaller skew cannot be the reason for
// a rejection. The header has whole seconds, and the response took its time.
const TOLERANCE_MS = 14 * 60_000;
// A machine that is further off cannot have checked a certificate. Signing for a later time on the word of
// a response would also give away a request that is good then.
const MAX_SKEW_MS = 24 * 3_600_000;

/**
 * Corrects what the rejection of an attempt tells us, each thing once a call.
 *
 * @returns whether another attempt may be accepted for it.
 */
export function correct(
  context: RetryContext,
  outcome: Outcome,
  corrections: Corrections,
): boolean {
  const { credentials, response, details, skewMs = 0 } = outcome;
  const code = response?.status === 401 ? normalizeErrorCode(details?.code) : undefined;
  const isSignatureRejected = code === "APIGW.0301";
  // IAM itself, behind no gateway, has the status as its code.
  if ((isSignatureRejected || code === "401") && !corrections.clock) {
    corrections.clock = true;
    if (learnSkew(context.clock, response?.headers.date, skewMs)) return true;
  }
  // The gateway asks for a new token. A temporary key that has expired is rejected like a wrong signature.
  const isExpired = isSignatureRejected || code === "APIGW.0307";
  if (isExpired && !corrections.token && credentials !== undefined) {
    corrections.token = true;
    if (context.credentials?.invalidate(credentials)) return true;
  }
  if (isSignatureRejected) dropSkew(context.clock, skewMs);
  return false;
}

/**
 * Takes over the time of a response that rejects a signature, if it can be the reason. A skew that did
 * not help is dropped, unless it helped before.
 *
 * @param usedMs `skewMs` as it was then: another call may have changed it meanwhile.
 * @returns whether signing again can help, since the skew is another one now.
 */
function learnSkew(clock: ServerClock, date: string | undefined, usedMs: number): boolean {
  const skewMs = Date.parse(date ?? "") - Date.now();
  if (Math.abs(skewMs - usedMs) >= TOLERANCE_MS && Math.abs(skewMs) <= MAX_SKEW_MS) {
    clock.skewMs = skewMs;
    clock.isVerified = false;
  } else {
    dropSkew(clock, usedMs);
  }
  return clock.skewMs !== usedMs;
}

/** A signature with this skew was rejected all the same. */
function dropSkew(clock: ServerClock, usedMs: number): void {
  if (usedMs === clock.skewMs && !clock.isVerified) clock.skewMs = 0;
}
