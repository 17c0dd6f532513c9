import type { Limiter } from "@hcnet/publicips";
import type { RateLimiterAbstract, RateLimiterRes } from "rate-limiter-flexible";

/** A limiter that every process shares which asks the same store, such as Redis. */
export function sharedLimiter(store: RateLimiterAbstract, key: string): Limiter {
  async function acquire(): Promise<void> {
    for (;;) {
      try {
        await store.consume(key);
        return;
      } catch (reason) {
        if (reason instanceof Error) throw reason; // the store itself failed
        const { msBeforeNext } = reason as RateLimiterRes;
        await new Promise((resolve) => setTimeout(resolve, msBeforeNext));
      }
    }
  }
  return { acquire, release: () => {} };
}
