/**
 * Tells one party that an attempt is over. Like an `AbortController`, which is made only for those
 * who ask for a signal: on Node making one and listening to it costs as much as signing.
 */
export class Cancellation {
  /** Called once, when it is cancelled. One party listens at a time. */
  listener: ((reason: string) => void) | undefined;
  #controller: AbortController | undefined;
  #reason: string | undefined;

  /** Whether it has been cancelled. */
  get cancelled(): boolean {
    return this.#reason !== undefined;
  }

  /** Why it was cancelled. */
  get reason(): string | undefined {
    return this.#reason;
  }

  /** The same as an `AbortSignal`. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.cancelled) this.#controller.abort(this.reason);
    return this.#controller.signal;
  }

  /** Cancels; only the first time counts. */
  cancel(reason: string): void {
    if (this.cancelled) return;
    this.#reason = reason;
    this.#controller?.abort(reason);
    this.listener?.(reason);
  }

  /** Resolves like the promise, or rejects with the reason when it is cancelled before. */
  async race<T>(promise: PromiseLike<T>): Promise<T> {
    if (this.cancelled) {
      // Nobody will look at it any more.
      promise.then(undefined, () => {});
      throw this.reason;
    }
    try {
      return await new Promise<T>((resolve, reject) => {
        this.listener = reject;
        promise.then(resolve, reject);
      });
    } finally {
      this.listener = undefined;
    }
  }
}
