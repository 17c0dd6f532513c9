import type { WaiterDescriptor } from "../descriptor.js";
import type { ApiError } from "../errors/api-error.js";
import {
  AbortError,
  ConnectionError,
  HcnetError,
  InvalidArgumentError,
  InvalidResponseError,
  TimeoutError,
  WaiterError,
} from "../errors/errors.js";
import { oneLine } from "../one-line.js";
import { checkNames, LONGEST_TIMER_MS, shown } from "../options.js";
import { valueAt } from "../pointer.js";
import { RETRYABLE_STATUSES } from "../retry/classify.js";
import type { SharedSignals } from "../retry/shared-signals.js";
import type { SessionCore } from "../session/core.js";
import type { UntypedInput, UntypedOperation } from "./operation.js";
import type { WaitOptions } from "./types.js";

/** Polls once; `timeoutMs` is the time left until the deadline. */
export type Poll = (options: {
  readonly signal: AbortSignal | undefined;
  readonly timeoutMs: number;
}) => Promise<unknown>;

/** One waiter of an operation. */
export interface NamedWaiter {
  readonly name: string;
  readonly operationId: string;
  readonly waiter: WaiterDescriptor;
}

/** Progress of a wait. */
interface Progress {
  /** By the monotonic clock, which nobody sets. */
  readonly startedAt: number;
  readonly observed: Map<string, number>;
  lastResponse: unknown;
  lastError: unknown;
}

interface Limits {
  readonly minDelayMs: number;
  readonly maxDelayMs: number;
  readonly deadlineMs: number;
}

/** No state is longer, in UTF-16 code units. */
const MAX_STATE_LENGTH = 64;

const isPassing = (error: unknown): boolean =>
  error instanceof ConnectionError ||
  error instanceof TimeoutError ||
  statusOf(error) === 429 ||
  RETRYABLE_STATUSES.has(statusOf(error) ?? 0);

/** The status of an ApiError. The class itself is loaded with the first error. */
const statusOf = (error: unknown): number | undefined =>
  error instanceof HcnetError ? (error as Partial<ApiError>).status : undefined;

/**
 * The state as a string, `none` if it is missing or null.
 *
 * @throws InvalidResponseError when it is an object or an array, which no state is.
 */
export function stateOf({ name, operationId, waiter }: NamedWaiter, data: unknown): string {
  const state = valueAt(data, waiter.state) ?? "none";
  if (typeof state !== "object") return oneLine(String(state), MAX_STATE_LENGTH);
  const got = Array.isArray(state) ? "an array" : "an object";
  throw new InvalidResponseError(`${name}: expected a string at ${waiter.state}, got ${got}`, {
    operationId,
  });
}

function limitsOf(waiter: WaiterDescriptor, options: WaitOptions): Limits {
  const limits = {
    minDelayMs: options.minDelayMs ?? waiter.minDelaySeconds * 1000,
    maxDelayMs: options.maxDelayMs ?? waiter.maxDelaySeconds * 1000,
    deadlineMs: options.deadlineMs ?? waiter.maxWaitSeconds * 1000,
  };
  for (const [name, value] of Object.entries(limits)) {
    // Delays use a timer, whose range is limited; the deadline has none and may be Infinity.
    const most = name === "deadlineMs" ? Number.POSITIVE_INFINITY : LONGEST_TIMER_MS;
    if (!(typeof value === "number" && value > 0 && value <= most)) {
      const range = `above 0${name === "deadlineMs" ? "" : ` and up to ${most}`}`;
      throw new InvalidArgumentError(
        `${name}: expected milliseconds ${range}, got ${shown(value)}`,
      );
    }
  }
  // A shortest delay beyond the longest moves the longest, as one given alone would otherwise fail.
  return { ...limits, maxDelayMs: Math.max(limits.minDelayMs, limits.maxDelayMs) };
}

/** Doubles from poll to poll up to the longest, with full jitter above the shortest. */
function delayAfter(polls: number, { minDelayMs, maxDelayMs }: Limits): number {
  const ceiling = Math.min(maxDelayMs, minDelayMs * 2 ** Math.min(polls, 30));
  return minDelayMs + Math.random() * (ceiling - minDelayMs);
}

async function pause(
  milliseconds: number,
  signal: AbortSignal | undefined,
  signals: SharedSignals,
  { name, operationId }: NamedWaiter,
): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unlisten: (() => void) | undefined;
  await new Promise<void>((resolve) => {
    timer = setTimeout(resolve, signal?.aborted ? 0 : milliseconds);
    unlisten = signal && signals.listen(signal, resolve);
  });
  clearTimeout(timer);
  unlisten?.();
  if (!signal?.aborted) return;
  throw new AbortError(`${name}: the wait was aborted`, { operationId, cause: signal.reason });
}

function failed(
  reason: string,
  { name, operationId }: NamedWaiter,
  progress: Progress,
): WaiterError {
  const { observed, startedAt, lastResponse, lastError } = progress;
  const elapsedMs = Math.round(performance.now() - startedAt);
  const seen = [...observed].map(([state, count]) => `${state} ${count}x`).join(", ");
  return new WaiterError(
    `${name}: ${reason} after ${elapsedMs} ms (observed: ${seen || "nothing"})`,
    {
      cause: lastError,
      operationId,
      waiter: name,
      lastResponse,
      observed: Object.fromEntries(observed),
      elapsedMs,
    },
  );
}

async function pollOnce(
  named: NamedWaiter,
  poll: Poll,
  progress: Progress,
  options: Parameters<Poll>[0],
) {
  try {
    progress.lastResponse = await poll(options);
    progress.lastError = undefined;
    const state = stateOf(named, progress.lastResponse);
    progress.observed.set(state, (progress.observed.get(state) ?? 0) + 1);
    return state;
  } catch (error) {
    if (!isPassing(error)) throw error;
    progress.lastError = error;
    const status = statusOf(error);
    const kind = status === undefined ? (error as Error).name : `status ${status}`;
    progress.observed.set(kind, (progress.observed.get(kind) ?? 0) + 1);
    return undefined;
  }
}

/**
 * Looks again and again until the wanted state is there, and resolves to the response that shows it.
 *
 * @throws WaiterError at once when a state is seen that cannot become the wanted one, or when the
 * deadline has passed.
 * @throws ApiError and the like at once when looking fails for a reason that will not pass.
 * @throws AbortError when the signal is aborted.
 */
export async function waitUntil(
  named: NamedWaiter,
  poll: Poll,
  options: WaitOptions,
  signals: SharedSignals,
): Promise<unknown> {
  const { waiter } = named;
  checkNames(options, "signal minDelayMs maxDelayMs deadlineMs", `${named.name}: options.`);
  const limits = limitsOf(waiter, options);
  const progress: Progress = {
    startedAt: performance.now(),
    observed: new Map(),
    lastResponse: undefined,
    lastError: undefined,
  };
  const left = () => progress.startedAt + limits.deadlineMs - performance.now();
  for (let polls = 0; ; polls += 1) {
    const timeoutMs = Math.min(LONGEST_TIMER_MS, Math.max(1, left()));
    const state = await pollOnce(named, poll, progress, {
      signal: options.signal,
      timeoutMs,
    });
    if (state !== undefined && waiter.success.includes(state)) return progress.lastResponse;
    if (state !== undefined && waiter.failure.includes(state)) {
      throw failed(`${state} cannot become ${waiter.success.join(" or ")};`, named, progress);
    }
    const delay = delayAfter(polls, limits);
    // A poll that starts at the deadline could not get a response.
    if (delay >= left()) throw failed("timed out", named, progress);
    await pause(delay, options.signal, signals, named);
  }
}

/** The function that waits for one state with an operation. */
export function waiterFunction(
  named: NamedWaiter,
  call: UntypedOperation,
  { signals, credentials, transport }: SessionCore,
) {
  return (input: UntypedInput = {}, options: WaitOptions = {}) =>
    waitUntil(named, (poll) => call(input, poll), options, signals).catch(
      async (error: unknown) => {
        if (!(error instanceof WaiterError)) throw error;
        // A state may repeat a secret as any other text of a response may.
        const { cleanWaiterError } = await import("../secrets/clean-waiter-error.js");
        const current = credentials.get();
        throw cleanWaiterError(error, {
          credentials: current instanceof Promise ? undefined : current,
          transport: transport.secrets,
        });
      },
    );
}
