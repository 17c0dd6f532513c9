import { InvalidArgumentError } from "../errors/errors.js";
import { checkNumber, LONGEST_TIMER_MS } from "../options.js";
import type { Limiter, Turn } from "./limiter.js";
import { TokenBucket } from "./token-bucket.js";
import { type QueuedTurn, TurnQueue } from "./turn-queue.js";

/** What a limiter lets through. */
export interface LimiterOptions {
  /** Attempts that may start in a second, about evenly spread; no limit by default. */
  readonly requestsPerSecond?: number | undefined;
  /** Attempts that may start at once after a quiet time, at least 50 ms' worth; 1 by default. */
  readonly burst?: number | undefined;
  /** Attempts under way at a time; no limit by default. */
  readonly maxInFlight?: number | undefined;
  /**
   * Whether an answer that asks for fewer requests slows everything down: to 0.7 of the rate, and
   * from there slowly back. True by default; without `requestsPerSecond` a limit is there only after
   * such an answer.
   */
  readonly adaptive?: boolean | undefined;
}

/** A limiter, and how it is doing. */
export interface RequestLimiter extends Limiter {
  /** Attempts under way. */
  readonly inFlight: number;
  /** Attempts that wait for their turn. */
  readonly waiting: number;
  /** Attempts a second that are let through now; Infinity if there is no limit. */
  readonly requestsPerSecond: number;
}

/**
 * Creates a limiter. Attempts start in the order in which they asked, repeats of a call included. Give
 * it to a session as `limiter`, or to several that share a quota. It has a timer only while an attempt
 * waits for its second.
 *
 * @throws InvalidArgumentError naming the option that is wrong.
 */
export function createLimiter(options: LimiterOptions = {}): RequestLimiter {
  const { requestsPerSecond = 1, burst = 1, maxInFlight = 1 } = options;
  if (!(typeof requestsPerSecond === "number" && requestsPerSecond > 0)) {
    throw new InvalidArgumentError("requestsPerSecond: must be a number above 0");
  }
  checkNumber("burst", burst);
  checkNumber("maxInFlight", maxInFlight);
  return new QueueLimiter(options);
}

class QueueLimiter implements RequestLimiter {
  readonly #bucket: TokenBucket;
  readonly #maxInFlight: number;
  readonly #adaptive: boolean;
  readonly #queue = new TurnQueue();
  #inFlight = 0;
  #unheeded = 0;
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

  acquire(): Turn | undefined {
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
    // What was under way at the last cut says nothing about the rate since.
    if (this.#unheeded > 0) this.#unheeded -= 1;
    else if (isThrottled && this.#adaptive) this.#slowDown();
    this.#serve();
  }

  #slowDown(): void {
    this.#bucket.cut(performance.now());
    this.#unheeded = this.#inFlight;
  }

  #cancel(turn: QueuedTurn): void {
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

  /** Lets start whoever may, and looks again when the next one may. */
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
