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

interface CachedEntry {
  readonly credentials: ProvidedCredentials;
  readonly refreshAt: number;
  readonly expiresAtMs: number;
}

const FIRST_BACKOFF_MS = 1000;
const MAX_BACKOFF_MS = 30_000;

/**
 * Caches credentials and refreshes them before they expire. Concurrent callers share one refresh.
 *
 * Uses no timers: a `get` in the last minutes before expiry starts a refresh in the background. After a
 * failure the provider is not called for a second, then for two, and so on up to 30, since IAM locks a
 * user after a few wrong passwords.
 */
export class CachedCredentials implements CredentialSource {
  readonly #provider: CredentialProvider;
  readonly #context: SharedContext;
  readonly #options: RefreshOptions;
  #cached: CachedEntry | undefined;
  #pending: Promise<ProvidedCredentials> | undefined;
  #failure: { readonly error: CredentialsError; readonly retryAt: number } | undefined;
  #failures = 0;

  constructor(provider: CredentialProvider, context: SharedContext, options: RefreshOptions) {
    this.#provider = provider;
    this.#context = context;
    this.#options = options;
  }

  get(): ProvidedCredentials | Promise<ProvidedCredentials> {
    const cached = this.#cached;
    // Credentials that never expire need no clock.
    if (cached?.refreshAt === Number.POSITIVE_INFINITY) return cached.credentials;
    const now = this.#now();
    if (cached === undefined || now >= cached.expiresAtMs) return this.#joinRefresh(now);
    if (now >= cached.refreshAt && !this.#isBackingOff(now)) this.#startRefresh();
    return cached.credentials;
  }

  invalidate(rejected: ProvidedCredentials): boolean {
    if (this.#cached?.credentials === rejected) this.#cached = undefined;
    return true;
  }

  #now(): number {
    const { localNow, now } = this.#context;
    return localNow === undefined ? now().getTime() : localNow();
  }

  /** Joins the pending refresh, or starts one unless the last has just failed. */
  async #joinRefresh(now: number): Promise<ProvidedCredentials> {
    if (this.#failure !== undefined && this.#isBackingOff(now)) throw this.#failure.error;
    return this.#startRefresh();
  }

  /** Whether the provider is not called yet after a failure. */
  #isBackingOff(now: number): boolean {
    return (
      this.#pending === undefined && this.#failure !== undefined && now < this.#failure.retryAt
    );
  }

  #startRefresh(): Promise<ProvidedCredentials> {
    if (this.#pending === undefined) {
      this.#pending = this.#refresh();
      // Nobody may be waiting by the time it fails.
      this.#pending.catch(() => {});
    }
    return this.#pending;
  }

  async #refresh(): Promise<ProvidedCredentials> {
    try {
      const given = await this.#callProvider();
      this.#cached = this.#createEntry(checkCredentials(given));
      this.#failure = undefined;
      this.#failures = 0;
      return this.#cached.credentials;
    } catch (cause) {
      throw this.#fail(cause);
    } finally {
      this.#pending = undefined;
    }
  }

  #callProvider(): Promise<ProvidedCredentials> {
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

  #createEntry(credentials: ProvidedCredentials): CachedEntry {
    const { expiresAt, issuerTime } = credentials;
    if (expiresAt === undefined) {
      return {
        credentials,
        refreshAt: Number.POSITIVE_INFINITY,
        expiresAtMs: Number.POSITIVE_INFINITY,
      };
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
    // Short-lived ones are used for two thirds of their life. With jitter, so that processes that started
    // together do not refresh together.
    const before = Math.min(refreshBeforeMs, lifetime / 3) * (1 + Math.random() / 5);
    const expiresAtMs = now + lifetime;
    return { credentials, refreshAt: expiresAtMs - before, expiresAtMs };
  }

  #fail(cause: unknown): CredentialsError {
    const error = asCredentialsError(cause);
    const now = this.#now();
    const backoffMs = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** this.#failures);
    const retryAt = now + backoffMs;
    this.#failures += 1;
    this.#failure = { error, retryAt };
    if (this.#cached !== undefined && now < this.#cached.expiresAtMs) {
      this.#emitRefreshError(error, new Date(retryAt));
    }
    return error;
  }

  #emitRefreshError(error: CredentialsError, retryAt: Date): void {
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
