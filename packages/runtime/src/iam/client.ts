import type { Credentials } from "../credentials/credentials.js";
import type { ProviderContext } from "../credentials/provider.js";
import { createApiError } from "../errors/create-api-error.js";
import { describeThrown } from "../errors/describe-thrown.js";
import { readErrorBody } from "../errors/envelope.js";
import { TimeoutError } from "../errors/errors.js";
import { RetryBudget } from "../retry/budget.js";
import { retryPolicy } from "../retry/policy.js";
import { runAttempts } from "../retry/run-attempts.js";
import { ServerClock } from "../retry/server-clock.js";
import { SharedSignals } from "../retry/shared-signals.js";
import { isOk, type TransportResponse } from "../transport/transport.js";

/** A request to IAM. */
export interface IamRequest {
  readonly method: "GET" | "POST";
  /** Path and query. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Signs the request, or goes along as a token; none for a password. */
  readonly credentials?: Credentials | undefined;
}

const TIMEOUT_MS = 30_000;
// Three of them fit into `TIMEOUT_MS`.
const ATTEMPT_TIMEOUT_MS = 9000;
const RETRY = { baseDelayMs: 400, maxRetryAfterMs: 5000 };
/** Secrets in the bodies of requests. */
const SENSITIVE = [
  "/auth/identity/password/user/password",
  "/auth/identity/totp/user/passcode",
  "/auth/id_token/id",
];
const MAX_RESPONSE_BYTES = 1_048_576;

/**
 * Sends a request to IAM as calls are sent, with up to three attempts, and resolves to a success. All
 * requests are retried: one that ran twice does no harm, since a new token leaves the old one alive.
 *
 * @throws ApiError with status and message of IAM; ConnectionError or TimeoutError without a response.
 */
export async function requestIam(
  context: ProviderContext,
  { method, path, body, headers: given, credentials }: IamRequest,
  attemptTimeoutMs: number = ATTEMPT_TIMEOUT_MS,
): Promise<TransportResponse> {
  const url = `${context.iamEndpoint}${path}`;
  const headers: Record<string, string> = { Accept: "application/json", ...given };
  // As the reference of IAM has it: "utf8", without a hyphen.
  if (body !== undefined) headers["Content-Type"] = "application/json;charset=utf8";
  const { response, attempts } = await runAttempts(
    {
      transport: context.send,
      credentials: credentials && { get: () => credentials, invalidate: () => false },
      clock: new ServerClock(context.now().getTime() - Date.now()),
      signals: new SharedSignals(),
      budget: new RetryBudget(),
      maxResponseBytes: MAX_RESPONSE_BYTES,
    },
    {
      ...{ method, url, headers, body: body === undefined ? undefined : JSON.stringify(body) },
      ...{ sensitive: SENSITIVE, idempotent: true, throttlingCodes: [] },
      policy: retryPolicy(RETRY),
      ...{ timeoutMs: TIMEOUT_MS, attemptTimeoutMs, signal: context.signal },
    },
    undefined,
    undefined,
  ).catch((error: unknown) => {
    // No option sets this limit.
    if (!(error instanceof TimeoutError)) throw error;
    throw new TimeoutError(error.message.replace(/ \(\w+\)$/, ""), error);
  });
  const { status } = response;
  if (isOk(status)) return response;
  throw createApiError({
    ...{ method, url, status, headers: response.headers, attempts },
    isThrottled: status === 429,
    operation: `${method} ${path.replace(/\?.*/, "")}`,
    details: readErrorBody(response.body),
  });
}

/** Describes in one line why a request to IAM failed. */
export const describeIamFailure = (cause: unknown, { iamEndpoint }: ProviderContext): string =>
  `IAM at ${iamEndpoint}: ${describeThrown(cause)}`;
