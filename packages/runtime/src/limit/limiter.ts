/** A place in the queue of a limiter. */
export interface Turn {
  /** Resolves when the attempt may start. */
  readonly start: Promise<void>;
  /** Gives the place up, also after `start` has resolved: the attempt will not be made. */
  cancel(): void;
}

/** Holds back attempts. A session asks it before each and tells it how each went. */
export interface Limiter {
  /** Undefined when the attempt may start at once, else a place in the queue. */
  acquire(): Turn | undefined;
  /** An attempt has ended. */
  release(attempt: { readonly isThrottled: boolean }): void;
}
