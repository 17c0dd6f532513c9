import { runAttempts, waitWithin } from "../attempts/attempts.js";
import { checkHeaders, isOfTransport } from "../headers.js";
import { Session } from "../session/session.js";
import { toResponse } from "./response.js";

/**
 * A `fetch` for any client that takes one: it adds the credentials of the session, signs, repeats
 * what may be repeated (all methods but POST and PATCH), and follows no redirect. The body is sent
 * as text. The credentials go to whatever host is asked for.
 *
 * ```js
 * createFetchClient({ baseUrl: session.endpointOf(service), fetch: createFetch(session) });
 * ```
 *
 * It rejects with ConnectionError, TimeoutError, AbortError, CredentialsError, ProjectError, or
 * InvalidArgumentError for a header that cannot be signed.
 */
export function createFetch(
  session: Session,
): (input: Request | string | URL, init?: RequestInit) => Promise<Response> {
  const core = Session.coreOf(session);
  return async (input, init) => {
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
        projectId: await waitWithin(
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
