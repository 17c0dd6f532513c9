import { InvalidArgumentError } from "../errors/errors.js";
import { checkHeaders, isOfTransport } from "../headers.js";
import { runAttempts, waitUntilDeadline } from "../retry/run-attempts.js";
import { Session } from "../session/session.js";
import { toResponse } from "./response.js";

/** Where a {@link createFetch} may send the credentials of its session. */
export interface FetchOptions {
  /**
   * Further origins to send to, such as `https://ecs.cn-north-4.myhuaweicloud.com`. Always allowed are
   * IAM and each service whose endpoint the session was given, or has told by `endpointOf` or to a
   * client.
   */
  readonly allowedOrigins?: readonly string[] | undefined;
}

/**
 * Creates a `fetch` for any client that takes one: it adds the credentials of the session, signs,
 * retries what may be retried (all methods but POST and PATCH), and follows no redirect. The body is
 * sent as text. A URL of an origin that is not allowed is rejected, since it would get the credentials.
 *
 * ```js
 * createFetchClient({ baseUrl: session.endpointOf(service), fetch: createFetch(session) });
 * ```
 *
 * It rejects with ConnectionError, TimeoutError, AbortError, CredentialsError, ProjectError, or
 * InvalidArgumentError for a URL that is not allowed or a header that cannot be signed.
 *
 * @throws InvalidArgumentError naming an allowed origin that is none.
 */
export function createFetch(
  session: Session,
  { allowedOrigins = [] }: FetchOptions = {},
): (input: Request | string | URL, init?: RequestInit) => Promise<Response> {
  const core = Session.coreOf(session);
  const allowed = new Set(allowedOrigins.map(readOrigin));
  return async (input, init) => {
    const { checkUrl } = await import("./check-url.js");
    checkUrl(input, core, allowed);
    // The signal apart: a `Request` would listen to it as long as it is not collected.
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    const request = new Request(input, { ...init, signal: null });
    const { method } = request;
    const url = request.url.replace(/#.*/, "");
    // As `fetch` does in browsers, without a word.
    const own = [...request.headers].filter(([name]) => !isOfTransport(name));
    const headers = Object.fromEntries(own);
    checkHeaders(headers);
    const body = (await request.text()) || undefined;
    const { response } = await runAttempts(
      core,
      {
        ...{ method, url, headers, body, signal },
        projectId: await waitUntilDeadline(
          core,
          Promise.resolve(core.project.get()),
          core.timeoutMs,
          signal,
          undefined,
        ),
        idempotent: method !== "POST" && method !== "PATCH",
        throttlingCodes: [],
        policy: core.retry,
        timeoutMs: core.timeoutMs,
        attemptTimeoutMs: core.attemptTimeoutMs,
      },
      undefined,
      undefined,
    );
    return toResponse(response);
  };
}

function readOrigin(given: string, index: number): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const isOrigin =
    url !== undefined && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
  if (isOrigin) return url.origin;
  throw new InvalidArgumentError(
    `allowedOrigins[${index}]: expected an origin such as "https://ecs.cn-north-4.myhuaweicloud.com"`,
  );
}
