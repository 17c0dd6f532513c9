import { checkNames, checkNumber } from "../options.js";

/** When and how a call is repeated. */
export interface RetryOptions {
  /** Attempts of one call, the first included; 3 by default, 1 never repeats. */
  readonly maxAttempts?: number | undefined;
  /** Longest first pause in milliseconds, doubled each time; 100 by default. */
  readonly baseDelayMs?: number | undefined;
  /** The same after a response that asks for fewer requests; 500 by default. */
  readonly throttledBaseDelayMs?: number | undefined;
  /** No pause that we choose is longer, in milliseconds; 20,000 by default. */
  readonly maxDelayMs?: number | undefined;
  /** A longer `Retry-After` ends the call with the error, in milliseconds; 60,000 by default. */
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
