/** A queued permit of a limiter. */
export interface Permit {
  /** Resolves when the attempt may start. */
  readonly start: Promise<void>;
  /** Cancels the permit, also after `start` has resolved: the attempt will not be made. */
  cancel(): void;
}

/**
 * A client-side rate limiter. A session acquires a permit before each attempt and releases it after.
 * `createLimiter` limits one process; several processes can share a limiter that asks a store.
 */
export interface Limiter {
  /**
   * Returns undefined if the attempt may start at once, otherwise a queued permit, or a promise that
   * resolves when the attempt may start. If that rejects, the call fails with its reason as the cause.
   * A promise that resolves after the call has ended is released at once.
   */
  acquire(): Permit | Promise<void> | undefined;
  /** An attempt has ended. */
  release(attempt: { readonly isThrottled: boolean }): void;
}
