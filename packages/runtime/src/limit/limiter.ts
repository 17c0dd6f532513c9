/** Holds back attempts. A session asks it before each and tells it how each went. */
export interface Limiter {
  /** Undefined when the attempt may start at once, else a promise for when it may. */
  acquire(): Promise<void> | undefined;
  /** An attempt has ended. */
  release(attempt: { readonly isThrottled: boolean }): void;
}
