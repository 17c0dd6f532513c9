import type { ProvidedCredentials } from "../credentials/credentials.js";
import { withHeaders } from "../headers.js";
import { sign } from "../signing/sign.js";
import type { Cancellation } from "../transport/cancellation.js";
import type { TransportRequest } from "../transport/transport.js";
import { splitUrl } from "../transport/url-parts.js";
import type { SessionCore } from "./core.js";
import type { CallOutline, Deadline } from "./deadline.js";
import type { Outcome } from "./judge.js";
import type { RetryPolicy } from "./policy.js";

type Headers = Readonly<Record<string, string>>;

/** A request as all its attempts share it. */
export interface PreparedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string | undefined;
  /** Places of secrets in the body, as JSON pointers. */
  readonly sensitive?: readonly string[] | undefined;
  readonly projectId: string;
  readonly idempotent: boolean;
  readonly throttlingCodes: readonly string[];
  readonly policy: RetryPolicy;
  readonly timeoutMs: number;
  readonly attemptTimeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** Sends a request once. Never throws; what went wrong is the outcome. */
export async function attempt(
  core: SessionCore,
  request: PreparedRequest,
  deadline: Deadline,
  call: CallOutline,
  unsigned: Headers | undefined,
): Promise<Outcome> {
  let credentials: ProvidedCredentials | Promise<ProvidedCredentials> | undefined;
  let isSent = false;
  try {
    const cancellation = deadline.begin(true);
    credentials = core.credentials.get();
    if (credentials instanceof Promise) credentials = await cancellation.race(credentials);
    const { skewMs } = core.clock;
    let headers = authorize(core, request, credentials);
    if (headers instanceof Promise) headers = await headers;
    if (unsigned !== undefined) headers = { ...headers, ...unsigned };
    if (cancellation.cancelled) throw cancellation.reason;
    const ready = new ReadyRequest(request, headers, core.maxResponseBytes, cancellation);
    isSent = true;
    const answer = await core.transport(ready);
    if (answer.status < 400) return { response: answer };
    // Most calls never need it.
    const { readRefusal } = await import("./refusal.js");
    return { ...readRefusal(answer, ready, request.sensitive), credentials, skewMs };
  } catch (cause) {
    return { error: deadline.explain(cause, call, isSent) };
  } finally {
    deadline.finish();
  }
}

/** What a transport gets. A class, so that a signal is made only for those who read it. */
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
  { clock }: SessionCore,
  { method, url, headers, body, projectId }: PreparedRequest,
  credentials: ProvidedCredentials,
): Headers | Promise<Headers> {
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
