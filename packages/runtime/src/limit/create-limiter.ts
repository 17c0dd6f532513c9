import { InvalidArgumentError } from "../errors/errors.js";
import { checkNumber, LONGEST_TIMER_MS, shown } from "../options.js";
import type { Limiter, Permit } from "./limiter.js";
import { PermitQueue, type QueuedPermit } from "./permit-queue.js";
import { TokenBucket } from "./token-bucket.js";

/** Limits of a limiter. */
export interface LimiterOptions {
  /**
   * Maximum number of attempts that start per second, evenly spread; above 0.
   *
   * @default no limit
   */
  readonly requestsPerSecond?: number | undefined;
  /**
   * Maximum number of attempts that start at once after an idle time; from 1.
   *
   * @default 1
   */
  readonly burst?: number | undefined;
  /**
   * Maximum number of concurrent attempts; from 1.
   *
   * @default no limit
   */
  readonly maxInFlight?: number | undefined;
  /**
   * Whether a response that throttles the client lowers the rate to 0.7 of it, from where it rises slowly.
   * Without `requestsPerSecond` there is no limit before such a response.
   *
   * @default true
   */
  readonly adaptive?: boolean | undefined;
}

/** A limiter with its current state. */
export interface RequestLimiter extends Limiter {
  acquire(): Permit | undefined;
  /** Number of running attempts. */
  readonly inFlight: number;
  /** Number of queued attempts. */
  readonly waiting: number;
  /** Current rate, in attempts per second; Infinity without a limit. */
  readonly requestsPerSecond: number;
}

/**
 * Creates a client-side rate limiter. Attempts start in order of arrival, retries included. Pass it to
 * a session as `limiter`, or to several that share a quota. It sets a timer only while attempts wait.
 *
 * @throws InvalidArgumentError naming the invalid option.
 */
export function createLimiter(options: LimiterOptions = {}): RequestLimiter {
  const { requestsPerSecond = 1, burst = 1, maxInFlight = 1 } = options;
  if (!(typeof requestsPerSecond === "number" && requestsPerSecond > 0)) {
    throw new InvalidArgumentError(
      `requestsPerSecond: expected a number above 0, got ${shown(requestsPerSecond)}`,
    );
  }
  checkNumber("burst", burst);
  checkNumber("maxInFlight", maxInFlight);
  return new QueueLimiter(options);
}

class QueueLimiter implements RequestLimiter {
  readonly #bucket: TokenBucket;
  readonly #maxInFlight: number;
  readonly #adaptive: boolean;
  readonly #queue = new PermitQueue();
  #inFlight = 0;
  #startedBeforeCut = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LimiterOptions) {
    const { requestsPerSecond = Number.POSITIVE_INFINITY, burst = 1, adaptive = true } = options;
    this.#bucket = new TokenBucket(requestsPerSecond, burst, performance.now());
    this.#maxInFlight = options.maxInFlight ?? Number.POSITIVE_INFINITY;
    this.#adaptive = adaptive;
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  get waiting(): number {
    return this.#queue.size;
  }

  get requestsPerSecond(): number {
    return this.#bucket.rate(performance.now());
  }

  acquire(): Permit | undefined {
    if (this.#queue.size === 0 && this.#tryStart()) return undefined;
    let grant = (): void => {};
    const start = new Promise<void>((resolve) => {
      grant = resolve;
    });
    const turn = this.#queue.add(() => grant());
    if (this.#queue.size === 1) this.#serve();
    return { start, cancel: () => this.#cancel(turn) };
  }

  release({ isThrottled }: { readonly isThrottled: boolean }): void {
    this.#inFlight -= 1;
    // Attempts from before the last cut say nothing about the rate since.
    if (this.#startedBeforeCut > 0) this.#startedBeforeCut -= 1;
    else if (isThrottled && this.#adaptive) this.#slowDown();
    this.#serve();
  }

  #slowDown(): void {
    this.#bucket.cut(performance.now());
    this.#startedBeforeCut = this.#inFlight;
  }

  #cancel(turn: QueuedPermit): void {
    if (this.#queue.remove(turn)) {
      if (this.#queue.size === 0) clearTimeout(this.#timer);
      return;
    }
    this.#inFlight -= 1;
    this.#serve();
  }

  #tryStart(): boolean {
    const now = performance.now();
    if (this.#inFlight >= this.#maxInFlight || this.#bucket.delayMs(now) > 0) return false;
    this.#bucket.take(now);
    this.#inFlight += 1;
    return true;
  }

  /** Grants all permits that are due, and sets a timer for the next one. */
  #serve(): void {
    clearTimeout(this.#timer);
    for (let turn = this.#queue.first; turn !== undefined; turn = this.#queue.first) {
      if (!this.#tryStart()) break;
      this.#queue.remove(turn);
      turn.grant();
    }
    if (this.#queue.size === 0 || this.#inFlight >= this.#maxInFlight) return;
    const delayMs = Math.ceil(this.#bucket.delayMs(performance.now()));
    this.#timer = setTimeout(() => this.#serve(), Math.min(delayMs, LONGEST_TIMER_MS));
  }
}
