import { CredentialsError } from "../errors/credentials-error.js";
import { describeThrown, printable } from "../errors/describe-thrown.js";
import { HcnetError } from "../errors/errors.js";
import { contextFor } from "../iam/endpoint.js";
import { notify } from "../telemetry/notify.js";
import { checkCredentials, type ProvidedCredentials } from "./credentials.js";
import type { CredentialProvider, CredentialSource, SharedContext } from "./provider.js";
import { withTimeout } from "./time-limit.js";

/** When credentials are refreshed, and the callback for failures. */
export interface RefreshOptions {
  /**
   * How long before their expiry credentials are refreshed, in milliseconds, from 0; at most a third of their
   * lifetime.
   *
   * @default 300_000
   */
  readonly refreshBeforeMs?: number | undefined;
  /**
   * Time limit of the provider, in milliseconds: 1 to 2,147,483,647.
   *
   * @default 30_000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * Called when a refresh failed while the cached credentials are still valid, with the time of the next one.
   *
   * @default undefined
   */
  readonly onRefreshError?: ((error: CredentialsError, retryAt: Date) => void) | undefined;
}

interface Held {
  readonly credentials: ProvidedCredentials;
  readonly refreshAt: number;
  readonly endsAt: number;
}

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Caches credentials and refreshes them before they expire. Concurrent callers share one refresh.
 *
 * Works without timers: a `get` in the last minutes of the credentials starts the renewal behind
 * the caller's back. After a failure the provider is left alone for a second, then for two, and so
 * on up to 30, since IAM locks a user after a few wrong passwords.
 */
export class CachedCredentials implements CredentialSource {
  readonly #provider: CredentialProvider;
  readonly #context: SharedContext;
  readonly #options: RefreshOptions;
  #held: Held | undefined;
  #flight: Promise<ProvidedCredentials> | undefined;
  #failure: { readonly error: CredentialsError; readonly retryAt: number } | undefined;
  #failures = 0;

  constructor(provider: CredentialProvider, context: SharedContext, options: RefreshOptions) {
    this.#provider = provider;
    this.#context = context;
    this.#options = options;
  }

  get(): ProvidedCredentials | Promise<ProvidedCredentials> {
    const held = this.#held;
    // Credentials without an end need no look at the clock.
    if (held?.refreshAt === Number.POSITIVE_INFINITY) return held.credentials;
    const now = this.#now();
    if (held === undefined || now >= held.endsAt) return this.#renew(now);
    if (now >= held.refreshAt && !this.#rests(now)) this.#start();
    return held.credentials;
  }

  invalidate(rejected: ProvidedCredentials): boolean {
    if (this.#held?.credentials === rejected) this.#held = undefined;
    return true;
  }

  #now(): number {
    const { localNow, now } = this.#context;
    return localNow === undefined ? now().getTime() : localNow();
  }

  /** Joins the attempt that is under way, or starts one unless the last failed just now. */
  async #renew(now: number): Promise<ProvidedCredentials> {
    if (this.#failure !== undefined && this.#rests(now)) throw this.#failure.error;
    return this.#start();
  }

  /** Whether the provider is left alone for a while. */
  #rests(now: number): boolean {
    return this.#flight === undefined && this.#failure !== undefined && now < this.#failure.retryAt;
  }

  #start(): Promise<ProvidedCredentials> {
    if (this.#flight === undefined) {
      this.#flight = this.#ask();
      // Nobody may be waiting by the time it fails.
      this.#flight.catch(() => {});
    }
    return this.#flight;
  }

  async #ask(): Promise<ProvidedCredentials> {
    try {
      const given = await this.#askInTime();
      this.#held = this.#hold(checkCredentials(given));
      this.#failure = undefined;
      this.#failures = 0;
      return this.#held.credentials;
    } catch (cause) {
      throw this.#fail(cause);
    } finally {
      this.#flight = undefined;
    }
  }

  #askInTime(): Promise<ProvidedCredentials> {
    const { timeoutMs = 30_000 } = this.#options;
    return withTimeout(
      timeoutMs,
      async (signal) => this.#provider({ ...contextFor(this.#context), signal }),
      () =>
        new CredentialsError(
          `credentials: the provider did not return within ${timeoutMs} ms (refresh.timeoutMs)`,
        ),
    );
  }

  #hold(credentials: ProvidedCredentials): Held {
    const { expiresAt, issuerTime } = credentials;
    if (expiresAt === undefined) {
      return { credentials, refreshAt: Number.POSITIVE_INFINITY, endsAt: Number.POSITIVE_INFINITY };
    }
    const now = this.#now();
    // Compared with the clock that they were issued by; any of ours may be wrong. Credentials that have
    // expired by one clock only are given a try: the gateway knows.
    const clocks = [issuerTime?.getTime(), this.#context.now().getTime(), now];
    const lifetime = clocks
      .map((clock = Number.NaN) => expiresAt.getTime() - clock)
      .find((left) => left > 0);
    if (lifetime === undefined) {
      throw new CredentialsError(
        `credentials: the provider returned credentials that expired at ${expiresAt.toISOString()}; this machine's clock says ${new Date().toISOString()}`,
      );
    }
    const { refreshBeforeMs = 300_000 } = this.#options;
    // Short lives are used for two thirds. By chance a little earlier, so that many processes that
    // started together do not renew together.
    const before = Math.min(refreshBeforeMs, lifetime / 3) * (1 + Math.random() / 5);
    const endsAt = now + lifetime;
    return { credentials, refreshAt: endsAt - before, endsAt };
  }

  #fail(cause: unknown): CredentialsError {
    const error = asCredentialsError(cause);
    const now = this.#now();
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#failures);
    const retryAt = now + pause;
    this.#failures += 1;
    this.#failure = { error, retryAt };
    if (this.#held !== undefined && now < this.#held.endsAt) {
      this.#tell(error, new Date(retryAt));
    }
    return error;
  }

  #tell(error: CredentialsError, retryAt: Date): void {
    notify(this.#context.listener, { type: "refreshError", error, retryAt });
    notify(this.#options.onRefreshError, error, retryAt);
  }
}

function asCredentialsError(thrown: unknown): CredentialsError {
  const cause = printable(thrown);
  if (cause instanceof CredentialsError) return cause;
  const what = cause instanceof HcnetError ? "returned unusable credentials" : "threw an error";
  return new CredentialsError(`credentials: the provider ${what}: ${describeThrown(cause)}`, {
    cause,
  });
}
