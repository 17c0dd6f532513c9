import type { Credentials } from "../credentials/credentials.js";
import type { ProviderContext } from "../credentials/provider.js";
import { withTimeout } from "../credentials/time-limit.js";
import { ApiError } from "../errors/api-error.js";
import { createApiError } from "../errors/create-api-error.js";
import { describeThrown } from "../errors/describe-thrown.js";
import { readErrorBody } from "../errors/envelope.js";
import { ConnectionError } from "../errors/errors.js";
import { withHeaders } from "../headers.js";
import { learnSkew } from "../retry/corrections.js";
import { ServerClock } from "../retry/server-clock.js";
import { cleanError } from "../secrets/clean-error.js";
import { cleanResponse } from "../secrets/clean-response.js";
import { sign } from "../signing/sign.js";
import { connectionError } from "../transport/failure.js";
import { isOk, type TransportRequest, type TransportResponse } from "../transport/transport.js";
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
 * @throws ApiError with the status and words of IAM; ConnectionError when no response came.
 */
export async function askIam(
  context: ProviderContext,
  request: IamRequest,
  attemptTimeoutMs: number = ATTEMPT_TIMEOUT_MS,
): Promise<TransportResponse> {
  const tooLate = () => new ConnectionError(`no complete response within ${attemptTimeoutMs} ms`);
  const clock = new ServerClock(context.now().getTime() - Date.now());
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withTimeout(
        attemptTimeoutMs,
        (late) => askOnce({ ...context, signal: either(context.signal, late) }, request, clock),
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

/** Asks once, and once more when the signature was rejected because of the clock. */
async function askOnce(
  context: ProviderContext,
  request: IamRequest,
  clock: ServerClock,
  mayCorrectClock = true,
): Promise<TransportResponse> {
  const { method, path, credentials } = request;
  const { skewMs } = clock;
  const authorized = await authorize(context, request, clock);
  const response = await send(context, authorized, credentials);
  const { status, headers } = response;
  if (isOk(status)) return response;
  const isSigned = credentials !== undefined && "accessKeyId" in credentials;
  if (isSigned && mayCorrectClock && status === 401 && learnSkew(clock, headers.date, skewMs)) {
    return askOnce(context, request, clock, false);
  }
  throw createApiError({
    ...{ method, url: authorized.url, status, headers, isThrottled: false },
    operation: `${method} ${path.replace(/\?.*/, "")}`,
    details: readErrorBody(response.body),
  });
}

type AuthorizedRequest = Pick<TransportRequest, "method" | "url" | "headers" | "body">;

async function authorize(
  { iamEndpoint }: ProviderContext,
  { method, path, body: content, headers: given, credentials }: IamRequest,
  clock: ServerClock,
): Promise<AuthorizedRequest> {
  const body = content === undefined ? undefined : JSON.stringify(content);
  const url = `${iamEndpoint}${path}`;
  const headers: Record<string, string> = { Accept: "application/json", ...given };
  // As the reference of IAM has it: "utf8", without a hyphen.
  if (body !== undefined) headers["Content-Type"] = "application/json;charset=utf8";
  const request = { method, url, headers, body };
  if (credentials === undefined) return request;
  if ("token" in credentials) {
    return { ...request, headers: withHeaders(headers, { "X-Auth-Token": credentials.token }) };
  }
  const { accessKeyId, secretAccessKey, securityToken } = credentials;
  const keys = { accessKeyId, secretAccessKey, securityToken, sdkDate: clock.timestamp() };
  return { ...request, headers: await sign(request, splitUrl(url), keys) };
}

/** Sends a request; neither its response nor its error has a secret of it. */
async function send(
  { send: transport, signal }: ProviderContext,
  request: AuthorizedRequest,
  credentials: Credentials | undefined,
): Promise<TransportResponse> {
  const sources = { request, sensitive: SECRETS, credentials, transport: transport.secrets };
  try {
    const response = await transport({ ...request, signal, maxResponseBytes: MAX_RESPONSE_BYTES });
    if (isOk(response.status)) return response;
    return cleanResponse(response, sources).response;
  } catch (cause) {
    const error = cause instanceof ConnectionError ? cause : connectionError(cause, true);
    throw cleanError(error, sources);
  }
}

const passes = (error: unknown): boolean =>
  error instanceof ConnectionError ||
  (error instanceof ApiError && (error.status === 429 || error.status >= 500));

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Says in one line what went wrong with a request to IAM. */
export const iamReason = (cause: unknown, { iamEndpoint }: ProviderContext): string =>
  `IAM at ${iamEndpoint}: ${describeThrown(cause)}`;
