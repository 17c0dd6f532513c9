import type { AttemptRecord } from "../errors/errors.js";
import type { Limiter } from "../limit/limiter.js";
import type { Reporter } from "../telemetry/reporter.js";
import { codeOf, connectionError, rootOf } from "../transport/failure.js";
import type { TransportResponse } from "../transport/transport.js";
import { attempt, type PreparedRequest } from "./attempt.js";
import { backoffAfter, retryAfter } from "./backoff.js";
import { classify } from "./classify.js";
import type { RetryContext } from "./context.js";
import { type CallOutline, Deadline } from "./deadline.js";
import type { Corrections, Outcome } from "./outcome.js";

/** The final response of a call. */
export interface AttemptsResult {
  readonly response: TransportResponse;
  readonly attempts: readonly AttemptRecord[];
}

/**
 * Sends a request, with retries, until it returns a success, an error that is not retryable, or the
 * last response that the limits allow.
 *
 * @throws ConnectionError, TimeoutError, AbortError, or the error of the credential provider.
 */
export async function runAttempts(
  context: RetryContext,
  request: PreparedRequest,
  operationId: string | undefined,
  report: Reporter | undefined,
): Promise<AttemptsResult> {
  const { timeoutMs, attemptTimeoutMs, signal } = request;
  const deadline = new Deadline(timeoutMs, attemptTimeoutMs, signal, context.signals);
  const attempts: AttemptRecord[] = [];
  const call: CallOutline = { operationId, attempts };
  const corrections: Corrections = {};
  let outcome: Outcome = {};
  try {
    for (;;) {
      if (context.limiter !== undefined) await admit(context.limiter, deadline);
      deadline.check();
      const started = performance.now();
      const extra = report?.attemptStart(attempts.length + 1);
      outcome = await attempt(context, request, deadline, call, extra);
      context.limiter?.release({ isThrottled: isThrottled(outcome, request) });
      attempts.push(recordOf(outcome, performance.now() - started));
      const delayMs = nextDelay(context, request, outcome, attempts.length, corrections, deadline);
      report?.attemptEnd(attempts, outcome, delayMs);
      if (delayMs === undefined) return end(context, outcome, attempts);
      if (delayMs > 0) await sleep(delayMs, deadline);
    }
  } catch (cause) {
    outcome = { error: deadline.explain(cause, call) };
    throw outcome.error;
  } finally {
    deadline.clear();
    report?.callEnd(attempts, outcome);
  }
}

/** What errors and events say about an attempt. */
function recordOf({ response, details, error }: Outcome, durationMs: number): AttemptRecord {
  if (response === undefined) {
    return { code: codeOf(rootOf(error?.cause)) ?? error?.code, durationMs };
  }
  const { status, headers } = response;
  const requestId = details?.requestId ?? headers["x-request-id"];
  return { status, code: details?.code, requestId, durationMs };
}

/** Waits for a permit of the limiter, up to the deadline of the call. */
async function admit(limiter: Limiter, deadline: Deadline): Promise<void> {
  let permit: ReturnType<Limiter["acquire"]>;
  try {
    permit = limiter.acquire();
    if (permit) await deadline.wait("start" in permit ? permit.start : permit);
  } catch (cause) {
    if (permit && "start" in permit) permit.cancel();
    else permit?.then(() => limiter.release({ isThrottled: false })).catch(() => {});
    // Nothing was sent.
    throw connectionError(cause, false);
  }
}

const isThrottled = (outcome: Outcome, { throttlingCodes }: PreparedRequest): boolean =>
  classify(outcome, throttlingCodes)?.isThrottled ?? false;

function end(
  context: RetryContext,
  outcome: Outcome,
  attempts: readonly AttemptRecord[],
): AttemptsResult {
  const { response, error } = outcome;
  if (response === undefined) throw error;
  if (response.status < 400) {
    context.budget.refund(attempts.length > 1);
    if (outcome.skewMs === context.clock.skewMs) context.clock.isVerified = true;
  }
  return { response, attempts };
}

/** The delay before the next attempt, in milliseconds; undefined if the call is not retried. */
function nextDelay(
  context: RetryContext,
  { policy, idempotent, throttlingCodes }: PreparedRequest,
  outcome: Outcome,
  made: number,
  corrections: Corrections,
  deadline: Deadline,
): number | undefined {
  const { response } = outcome;
  if (response !== undefined && response.status < 400) return undefined;
  // Also without a retry: the next call of the session benefits from the correction.
  const isCorrected = outcome.correct?.(context, outcome, corrections);
  if (made >= policy.maxAttempts) return undefined;
  if (isCorrected) return 0;
  const classification = classify(outcome, throttlingCodes);
  if (classification === undefined) return undefined;
  if (classification.mayHaveRun && !idempotent) return undefined;
  const asked = response && retryAfter(response.headers);
  if (asked !== undefined && asked > policy.maxRetryAfterMs) return undefined;
  const delayMs = (asked ?? 0) + backoffAfter(made, classification.isThrottled, policy);
  return delayMs < deadline.leftMs() && context.budget.take() ? delayMs : undefined;
}

async function sleep(delayMs: number, deadline: Deadline): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const pause = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, delayMs);
  });
  try {
    await deadline.wait(pause);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits for a promise that calls of a session share, up to the deadline of this call. */
export async function waitUntilDeadline<T>(
  { signals }: Pick<RetryContext, "signals">,
  shared: Promise<T>,
  timeoutMs: number,
  signal?: AbortSignal | undefined,
  operationId?: string | undefined,
): Promise<T> {
  const deadline = new Deadline(timeoutMs, timeoutMs, signal, signals);
  try {
    return await deadline.wait(shared);
  } catch (cause) {
    throw deadline.explain(cause, { operationId, attempts: [] });
  } finally {
    deadline.clear();
  }
}
