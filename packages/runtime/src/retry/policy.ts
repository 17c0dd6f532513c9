import { checkNames, checkNumber } from "../options.js";

/** When and how a call is repeated. */
export interface RetryOptions {
  /**
   * Maximum number of attempts of one call, the first included; from 1, which never retries.
   *
   * @default 3
   */
  readonly maxAttempts?: number | undefined;
  /**
   * Upper bound of the first random delay, in milliseconds, from 0. It doubles with each attempt.
   *
   * @default 100
   */
  readonly baseDelayMs?: number | undefined;
  /**
   * The same after a response that throttles the client, in milliseconds, from 0.
   *
   * @default 500
   */
  readonly throttledBaseDelayMs?: number | undefined;
  /**
   * Upper bound of a random delay, in milliseconds, from 0. `Retry-After` is added to it.
   *
   * @default 20_000
   */
  readonly maxDelayMs?: number | undefined;
  /**
   * Longest `Retry-After` to wait for, in milliseconds, from 0. A longer one ends the call with the error.
   *
   * @default 60_000
   */
  readonly maxRetryAfterMs?: number | undefined;
}

/** The same with every value known. */
export type RetryPolicy = { readonly [Name in keyof RetryOptions]-?: number };

const DEFAULTS: RetryPolicy = {
  maxAttempts: 3,
  baseDelayMs: 100,
  throttledBaseDelayMs: 500,
  maxDelayMs: 20_000,
  maxRetryAfterMs: 60_000,
};

/**
 * The policy that options ask for; false is one attempt.
 *
 * @throws InvalidArgumentError naming the option that is wrong.
 */
export function retryPolicy(
  options: RetryOptions | false | null | undefined,
  base: RetryPolicy = DEFAULTS,
): RetryPolicy {
  if (options === undefined || options === null) return base;
  if (options === false) return { ...base, maxAttempts: 1 };
  const policy = { ...base };
  checkNames(options, Object.keys(base).join(" "), "retry.");
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    checkNumber(`retry.${name}`, value, name === "maxAttempts" ? 1 : 0);
    policy[name as keyof RetryPolicy] = value;
  }
  return policy;
}
