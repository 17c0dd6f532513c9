import { InvalidArgumentError } from "@hcnet/runtime";
import { checkOptionNames } from "../known-options.js";

const UNITS = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
} as const;

/** How many calls the gateway lets through. */
export interface RateLimitOptions {
  /** Calls of one project to one operation; at least 1. */
  readonly limit: number;
  /** In which time. */
  readonly per: keyof typeof UNITS;
}

/** What the limit says of one call. */
export interface Allowance {
  readonly isOver: boolean;
  /** `X-Apig-Ratelimit-Api`, which tells the caller what is left. */
  readonly headers: Readonly<Record<string, string>>;
  readonly message: string;
}

function check(options: RateLimitOptions): void {
  checkOptionNames(options, ["limit", "per"], "rateLimit");
  const { limit, per } = options;
  if (!Number.isSafeInteger(limit) || limit < 1) {
    throw new InvalidArgumentError(
      `rateLimit.limit: expected an integer of at least 1, got ${JSON.stringify(limit)}`,
    );
  }
  if (!Object.hasOwn(UNITS, per)) {
    const units = Object.keys(UNITS).join(", ");
    throw new InvalidArgumentError(
      `rateLimit.per: expected one of ${units}, got ${JSON.stringify(per)}`,
    );
  }
}

/**
 * Counts the calls of each project to each operation in windows of the cloud's time. Nothing is
 * kept of a window that is over.
 */
export class RateLimit {
  readonly #limit: number;
  readonly #per: keyof typeof UNITS;
  #window = 0;
  readonly #counts = new Map<string, number>();

  /** @throws InvalidArgumentError when the limit is not a number of calls, or the time unknown. */
  constructor(options: RateLimitOptions) {
    check(options);
    this.#limit = options.limit;
    this.#per = options.per;
  }

  /** Counts a call. */
  count(projectId: string, operationId: string, now: Date): Allowance {
    const window = Math.floor(now.getTime() / UNITS[this.#per]);
    if (window !== this.#window) this.restart();
    this.#window = window;
    const key = `${projectId} ${operationId}`;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    const remain = Math.max(0, this.#limit - count);
    const value = `remain:${remain},limit:${this.#limit},time:1 ${this.#per}`;
    return {
      isOver: count > this.#limit,
      headers: { "X-Apig-Ratelimit-Api": value },
      message: `The throttling threshold has been reached: ${this.#limit} calls in 1 ${this.#per}`,
    };
  }

  /** Counts again. */
  restart(): void {
    this.#counts.clear();
  }
}
