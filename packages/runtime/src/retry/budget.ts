const CAPACITY = 500;
const COST = 5;

/**
 * The retry budget of a session, which keeps retries from making an outage worse: a retry takes
 * tokens, a success returns some, and while too few are left nothing is retried. It starts with
 * enough for 100 retries; in the long run one call in five may be retried.
 */
export class RetryBudget {
  #left = CAPACITY;

  /** Takes the tokens for one retry; returns false if too few are left. */
  take(): boolean {
    if (this.#left < COST) return false;
    this.#left -= COST;
    return true;
  }

  /** Returns tokens after a success: those of its last retry, or one. */
  refund(wasRetried: boolean): void {
    this.#left = Math.min(CAPACITY, this.#left + (wasRetried ? COST : 1));
  }
}
