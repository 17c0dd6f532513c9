/** A queued permit of a limiter. */
export interface Permit {
  /** Resolves when the attempt may start. */
  readonly start: Promise<void>;
  /** Cancels the permit, also after `start` has resolved: the attempt will not be made. */
  cancel(): void;
}

/** A client-side rate limiter. A session acquires a permit before each attempt and releases it after. */
export interface Limiter {
  /** Returns undefined if the attempt may start at once, otherwise a queued permit. */
  acquire(): Permit | undefined;
  /** An attempt has ended. */
  release(attempt: { readonly isThrottled: boolean }): void;
}
