import type { ProvidedCredentials } from "../credentials/credentials.js";
import { ConnectionError, type HcnetError } from "../errors/errors.js";
import { withHeaders } from "../headers.js";
import type { SecretSources } from "../secrets/collect-secrets.js";
import { sign } from "../signing/sign.js";
import type { Cancellation } from "../transport/cancellation.js";
import { isOk, type TransportRequest, type TransportResponse } from "../transport/transport.js";
import { splitUrl } from "../transport/url-parts.js";
import type { RetryContext } from "./context.js";
import type { CallOutline, Deadline } from "./deadline.js";
import type { Outcome } from "./outcome.js";
import type { RetryPolicy } from "./policy.js";

type Headers = Readonly<Record<string, string>>;

/** The request that all attempts of a call share. */
export interface PreparedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string | undefined;
  /** JSON pointers to the secrets in the body. */
  readonly sensitive?: readonly string[] | undefined;
  /** Sent and signed as `X-Project-Id`; IAM gets none. */
  readonly projectId?: string | undefined;
  readonly idempotent: boolean;
  readonly throttlingCodes: readonly string[];
  readonly policy: RetryPolicy;
  readonly timeoutMs: number;
  readonly attemptTimeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** Sends a request once. Never throws; a failure is part of the outcome. */
export async function attempt(
  context: RetryContext,
  request: PreparedRequest,
  deadline: Deadline,
  call: CallOutline,
  unsigned: Headers | undefined,
): Promise<Outcome> {
  let credentials: ProvidedCredentials | Promise<ProvidedCredentials> | undefined;
  let secrets: SecretSources | undefined;
  try {
    const cancellation = deadline.begin(true);
    credentials = context.credentials?.get();
    if (credentials instanceof Promise) credentials = await cancellation.race(credentials);
    const { skewMs } = context.clock;
    let headers = authorize(context, request, credentials);
    if (headers instanceof Promise) headers = await headers;
    if (unsigned !== undefined) headers = { ...headers, ...unsigned };
    if (cancellation.cancelled) throw cancellation.reason;
    const ready = new ReadyRequest(request, headers, context.maxResponseBytes, cancellation);
    const { sensitive } = request;
    secrets = { request: ready, sensitive, credentials, transport: context.transport.secrets };
    const response = await context.transport(ready);
    if (isPlain(response, ready.headers)) return { response, secrets, skewMs };
    // Loaded on demand: most calls never need it.
    const { readErrorResponse } = await import("./error-response.js");
    return { ...readErrorResponse(response, secrets), secrets, credentials, skewMs };
  } catch (cause) {
    const error = deadline.explain(cause, call, secrets !== undefined);
    return { error: secrets === undefined ? error : await clean(error, secrets), secrets };
  } finally {
    deadline.finish();
  }
}

/** Whether a response is a success whose headers echo nothing of the request. */
function isPlain({ status, headers }: TransportResponse, sent: Headers): boolean {
  const { "x-request-id": id = "", "content-type": type = "" } = headers;
  return (
    isOk(status) &&
    /^[\da-f-]{0,36}$/i.test(id) &&
    (id === "" || id !== sent["X-Auth-Token"]) &&
    /^(application\/json(; ?charset=utf-?8)?)?$/i.test(type)
  );
}

/** Removes secrets from an error, and its cause if the code that cleans it cannot be loaded. */
async function clean(error: HcnetError, secrets: SecretSources): Promise<HcnetError> {
  if (!(error instanceof ConnectionError)) return error;
  const loaded = await import("./error-response.js").catch(() => undefined);
  if (loaded !== undefined) return loaded.cleanError(error, secrets);
  return new ConnectionError("no complete response", { ...error, cause: undefined });
}

/** The request passed to a transport. A class, so that a signal is created only when it is read. */
class ReadyRequest implements TransportRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string | undefined;
  readonly maxResponseBytes: number;
  readonly cancellation: Cancellation;

  constructor(
    { method, url, body }: PreparedRequest,
    headers: Headers,
    maxResponseBytes: number,
    cancellation: Cancellation,
  ) {
    this.method = method;
    this.url = url;
    this.headers = headers;
    this.body = body;
    this.maxResponseBytes = maxResponseBytes;
    this.cancellation = cancellation;
  }

  get signal(): AbortSignal {
    return this.cancellation.signal;
  }
}

function authorize(
  { clock }: RetryContext,
  { method, url, headers, body, projectId }: PreparedRequest,
  credentials: ProvidedCredentials | undefined,
): Headers | Promise<Headers> {
  if (credentials === undefined) return headers;
  if ("token" in credentials) return withHeaders(headers, { "X-Auth-Token": credentials.token });
  const { accessKeyId, secretAccessKey, securityToken } = credentials;
  return sign({ method, url, body, headers }, splitUrl(url), {
    accessKeyId,
    secretAccessKey,
    securityToken,
    projectId,
    sdkDate: clock.timestamp(),
  });
}
