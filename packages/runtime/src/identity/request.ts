import type { Credentials } from "../credentials/credentials.js";
import type { ProviderContext } from "../credentials/provider.js";
import { withinTime } from "../credentials/time-limit.js";
import { ApiError } from "../errors/api-error.js";
import type { ErrorDetails } from "../errors/envelope.js";
import { ConnectionError } from "../errors/errors.js";
import { withHeaders } from "../headers.js";
import { sign, timestamp } from "../signing/sign.js";
import { connectionError } from "../transport/failure.js";
import type { TransportResponse } from "../transport/transport.js";
import { splitUrl } from "../transport/url-parts.js";

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

const ATTEMPTS = 3;
// Three of them fit into the 30 seconds that all may take.
const ATTEMPT_TIMEOUT_MS = 9000;
const FIRST_PAUSE_MS = 200;
/** Places of secrets in what IAM is asked. */
const SECRETS = [
  "/auth/identity/password/user/password",
  "/auth/identity/totp/user/passcode",
  "/auth/id_token/id",
];
const MAX_RESPONSE_BYTES = 1_048_576;

/**
 * Asks IAM and resolves to a success. What passes by itself is tried three times; none of these
 * requests does harm when it runs twice, for a new token leaves the old one alive.
 *
 * @throws ApiError with the status and words of IAM; ConnectionError when no answer came.
 */
export async function askIam(
  context: ProviderContext,
  request: IamRequest,
  attemptTimeoutMs: number = ATTEMPT_TIMEOUT_MS,
): Promise<TransportResponse> {
  const tooLate = () => new ConnectionError(`No complete answer in ${attemptTimeoutMs} ms`);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withinTime(
        attemptTimeoutMs,
        (late) => askOnce({ ...context, signal: either(context.signal, late) }, request),
        tooLate,
      );
    } catch (error) {
      if (attempt === ATTEMPTS || !passes(error) || context.signal?.aborted) throw error;
    }
    await pause(Math.random() * FIRST_PAUSE_MS * 2 ** attempt);
    context.signal?.throwIfAborted();
  }
}

const either = (outer: AbortSignal | undefined, inner: AbortSignal): AbortSignal =>
  outer === undefined ? inner : AbortSignal.any([outer, inner]);

async function askOnce(context: ProviderContext, request: IamRequest): Promise<TransportResponse> {
  const { method, path } = request;
  const body = request.body === undefined ? undefined : JSON.stringify(request.body);
  const url = `${context.iamEndpoint}${path}`;
  const headers: Record<string, string> = { Accept: "application/json", ...request.headers };
  // As the reference of IAM has it: "utf8", without a hyphen.
  if (body !== undefined) headers["Content-Type"] = "application/json;charset=utf8";
  const authorized = { method, url, headers, body };
  authorized.headers = await authorize(authorized, request.credentials, context.now());
  const answer = await context
    .send({ ...authorized, signal: context.signal, maxResponseBytes: MAX_RESPONSE_BYTES })
    .catch((cause: unknown) => {
      throw cause instanceof ConnectionError ? cause : connectionError(cause, true);
    });
  if (answer.status >= 200 && answer.status < 300) return answer;
  const { readRefusal } = await import("../attempts/refusal.js");
  throw refusal(answer, readRefusal(answer, authorized, SECRETS).details);
}

async function authorize(
  request: {
    method: string;
    url: string;
    headers: Record<string, string>;
    body?: string | undefined;
  },
  credentials: Credentials | undefined,
  date: Date,
): Promise<Readonly<Record<string, string>>> {
  if (credentials === undefined) return request.headers;
  if ("token" in credentials)
    return withHeaders(request.headers, { "X-Auth-Token": credentials.token });
  const sdkDate = timestamp(date);
  const { accessKeyId, secretAccessKey, securityToken } = credentials;
  const keys = { accessKeyId, secretAccessKey, securityToken, sdkDate };
  return sign(request, splitUrl(request.url), keys);
}

function refusal({ status, headers }: TransportResponse, details: ErrorDetails): ApiError {
  return new ApiError(details.message ?? `IAM answered with status ${status}`, {
    ...details,
    status,
    requestId: details.requestId ?? headers["x-request-id"] ?? headers["x-iam-trace-id"],
  });
}

const passes = (error: unknown): boolean =>
  error instanceof ConnectionError ||
  (error instanceof ApiError && (error.status === 429 || error.status >= 500));

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One line about what went wrong with a request to IAM. */
export function iamReason(cause: unknown, { iamEndpoint }: ProviderContext): string {
  if (cause instanceof ApiError) {
    return `IAM at ${iamEndpoint} answered ${cause.status}: ${cause.message}`;
  }
  return `IAM at ${iamEndpoint}: ${cause instanceof Error ? cause.message : String(cause)}`;
}
