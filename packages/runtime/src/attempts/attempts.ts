import type { AttemptRecord } from "../errors/errors.js";
import type { Limiter } from "../limit/limiter.js";
import type { TransportResponse } from "../transport/transport.js";
import { attempt, type PreparedRequest } from "./attempt.js";
import type { SessionCore } from "./core.js";
import { type CallOutline, Deadline } from "./deadline.js";
import { type Corrections, judge, type Outcome } from "./judge.js";
import { pauseAfter, retryAfter } from "./pause.js";
import { recordOf } from "./record.js";
import type { Reporter } from "./report.js";

/** The answer that a call ends with. */
export interface Answered {
  readonly response: TransportResponse;
  readonly attempts: readonly AttemptRecord[];
}

/**
 * Sends a request until there is an answer to hand back: a success, an error that will not pass, or
 * the last one that the limits allow.
 *
 * @throws ConnectionError, TimeoutError, AbortError, or what the credentials provider threw.
 */
export async function runAttempts(
  core: SessionCore,
  request: PreparedRequest,
  operationId: string | undefined,
  report: Reporter | undefined,
): Promise<Answered> {
  const { timeoutMs, attemptTimeoutMs, signal } = request;
  const deadline = new Deadline(timeoutMs, attemptTimeoutMs, signal, core.signals);
  const attempts: AttemptRecord[] = [];
  const call: CallOutline = { operationId, attempts };
  const corrections: Corrections = {};
  let outcome: Outcome = {};
  try {
    for (;;) {
      if (core.limiter !== undefined) await admit(core.limiter, deadline);
      deadline.check();
      const started = performance.now();
      const extra = report?.attemptStart(attempts.length + 1);
      outcome = await attempt(core, request, deadline, call, extra);
      core.limiter?.release({ isThrottled: isThrottled(outcome, request) });
      attempts.push(recordOf(outcome, performance.now() - started));
      const delayMs = nextDelay(core, request, outcome, attempts.length, corrections, deadline);
      report?.attemptEnd(attempts, outcome, delayMs);
      if (delayMs === undefined) return end(core, outcome, attempts);
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

/** Waits for a turn, no longer than the call may take. */
async function admit(limiter: Limiter, deadline: Deadline): Promise<void> {
  const turn = limiter.acquire();
  if (turn === undefined) return;
  try {
    await deadline.wait(turn.start);
  } catch (cause) {
    turn.cancel();
    throw cause;
  }
}

const isThrottled = (outcome: Outcome, { throttlingCodes }: PreparedRequest): boolean =>
  judge(outcome, throttlingCodes)?.isThrottled ?? false;

function end(core: SessionCore, outcome: Outcome, attempts: readonly AttemptRecord[]): Answered {
  const { response, error } = outcome;
  if (response === undefined) throw error;
  if (response.status < 400) {
    core.budget.refund(attempts.length > 1);
    if (outcome.skewMs === core.clock.skewMs) core.clock.isVerified = true;
  }
  return { response, attempts };
}

/** The pause before the next attempt, in milliseconds; undefined if there is to be none. */
function nextDelay(
  core: SessionCore,
  { policy, idempotent, throttlingCodes }: PreparedRequest,
  outcome: Outcome,
  made: number,
  corrections: Corrections,
  deadline: Deadline,
): number | undefined {
  const { response } = outcome;
  if (response !== undefined && response.status < 400) return undefined;
  // Also in a call that is not repeated: the next one of the session is the better for it.
  const isCorrected = outcome.correct?.(core, outcome, corrections);
  if (made >= policy.maxAttempts) return undefined;
  if (isCorrected) return 0;
  const verdict = judge(outcome, throttlingCodes);
  if (verdict === undefined) return undefined;
  if (verdict.mayHaveRun && !idempotent) return undefined;
  const asked = response && retryAfter(response.headers);
  if (asked !== undefined && asked > policy.maxRetryAfterMs) return undefined;
  const delayMs = (asked ?? 0) + pauseAfter(made, verdict.isThrottled, policy);
  return delayMs < deadline.leftMs() && core.budget.take() ? delayMs : undefined;
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

/** Waits for something that the calls of a session share, no longer than this call may wait. */
export async function waitWithin<T>(
  { signals }: SessionCore,
  shared: Promise<T>,
  timeoutMs: number,
  signal: AbortSignal | undefined,
  operationId: string | undefined,
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
