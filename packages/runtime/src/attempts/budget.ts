const CAPACITY = 500;
const COST = 5;

/**
 * Keeps a session from making an outage worse: repeating a call takes from it, a call that succeeds
 * gives back, and while it is empty nothing is repeated. Full at the start, enough for 100 repeats;
 * in the long run every fifth call may be repeated.
 */
export class RetryBudget {
  #left = CAPACITY;

  /** Takes the price of one repeat; false if there is not enough left. */
  take(): boolean {
    if (this.#left < COST) return false;
    this.#left -= COST;
    return true;
  }

  /** After a success: gives back what the last repeat took, or a little. */
  refund(wasRepeated: boolean): void {
    this.#left = Math.min(CAPACITY, this.#left + (wasRepeated ? COST : 1));
  }
}
