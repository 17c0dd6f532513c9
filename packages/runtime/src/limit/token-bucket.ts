const SLOWEST_PER_SECOND = 0.5;
const CUT = 0.7;
const RECOVERY_SECONDS = 20;
// A token, less what adding up fractions loses.
const ONE = 1 - 1e-9;
// Timers are late. What they are late for is made up for, up to this.
const SLACK_SECONDS = 0.05;

/**
 * Says when an attempt may start so that no more than so many start in a second. After a cut the
 * rate comes back evenly, from where it was to its ceiling or, without one, until it is twice what
 * was too much; then there is no limit again.
 */
export class TokenBucket {
  readonly #ceiling: number;
  readonly #burst: number;
  #rate: number;
  #tokens: number;
  #refilledAt: number;
  #recoveryPerSecond = 0;
  #windowAt: number;
  #startedInWindow = 0;
  #lastRate = 0;

  /** @param ceiling attempts a second at most; Infinity for no limit until there is a cut. */
  constructor(ceiling: number, burst: number, now: number) {
    this.#ceiling = ceiling;
    this.#rate = ceiling;
    this.#burst = burst;
    this.#tokens = burst;
    this.#refilledAt = now;
    this.#windowAt = now;
  }

  /** Attempts a second that are let through now; Infinity if there is no limit. */
  rate(now: number): number {
    this.#refill(now);
    return this.#rate;
  }

  /** Milliseconds until the next attempt may start; 0 if it may now. */
  delayMs(now: number): number {
    this.#refill(now);
    if (this.#rate === Number.POSITIVE_INFINITY || this.#tokens >= ONE) return 0;
    return ((1 - this.#tokens) / this.#rate) * 1000;
  }

  /** An attempt starts; `delayMs` said that it may. */
  take(now: number): void {
    this.#measure(now);
    this.#startedInWindow += 1;
    if (this.#rate !== Number.POSITIVE_INFINITY) this.#tokens -= 1;
  }

  /** Too much was sent: goes on at 0.7 of the rate that was let through or in fact sent. */
  cut(now: number): void {
    this.#refill(now);
    this.#measure(now);
    const sent = Math.max(1, this.#lastRate, this.#startedInWindow);
    const tooMuch = Math.min(this.#rate, sent);
    this.#rate = Math.min(this.#ceiling, Math.max(SLOWEST_PER_SECOND, tooMuch * CUT));
    this.#tokens = Math.min(this.#tokens, 0);
    this.#recoveryPerSecond = Math.min(this.#ceiling, tooMuch * 2) / RECOVERY_SECONDS;
  }

  #refill(now: number): void {
    const seconds = Math.max(0, now - this.#refilledAt) / 1000;
    this.#refilledAt = now;
    if (this.#rate === Number.POSITIVE_INFINITY) return;
    const most = Math.max(this.#burst, this.#rate * SLACK_SECONDS);
    this.#tokens = Math.min(most, this.#tokens + seconds * this.#rate);
    this.#recover(seconds);
  }

  #recover(seconds: number): void {
    if (this.#rate >= this.#ceiling) return;
    this.#rate = Math.min(this.#ceiling, this.#rate + seconds * this.#recoveryPerSecond);
    const isHarmless = this.#rate >= this.#recoveryPerSecond * RECOVERY_SECONDS;
    if (isHarmless) this.#rate = this.#ceiling;
  }

  /** How many attempts start in a second: by the last whole second, which `take` adds up. */
  #measure(now: number): void {
    const seconds = (now - this.#windowAt) / 1000;
    if (seconds < 1) return;
    this.#lastRate = this.#startedInWindow / seconds;
    this.#startedInWindow = 0;
    this.#windowAt = now;
  }
}
