import type { RetryPolicy } from "./policy.js";

/**
 * How long to wait before the next attempt, in milliseconds: by chance up to a bound that doubles
 * with each attempt ("full jitter"), so that callers who failed together do not return together.
 *
 * @param attempt number of the attempt that failed, from 1.
 */
export function backoffAfter(attempt: number, isThrottled: boolean, policy: RetryPolicy): number {
  const base = isThrottled ? policy.throttledBaseDelayMs : policy.baseDelayMs;
  return Math.random() * Math.min(policy.maxDelayMs, base * 2 ** (attempt - 1));
}

/** What a `Retry-After` header asks for, in milliseconds: seconds, or a time by the server's clock. */
export function retryAfter(headers: Readonly<Record<string, string>>): number | undefined {
  const text = headers["retry-after"]?.trim() ?? "";
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  const sent = Date.parse(headers.date ?? "") || Date.now();
  return Number.isNaN(at) ? undefined : Math.max(0, at - sent);
}
