import { runAttempts } from "../attempts/attempts.js";
import { Session } from "../session/session.js";
import { toResponse } from "./light-response.js";

/**
 * A `fetch` for any client that takes one: it adds the credentials of the session, signs, repeats
 * what may be repeated (all methods but POST and PATCH), and follows no redirect. The body is sent
 * as text.
 *
 * ```js
 * createFetchClient({ baseUrl: session.endpointOf(service), fetch: createFetch(session) });
 * ```
 *
 * It rejects with ConnectionError, TimeoutError, AbortError, CredentialsError
 * or ProjectError.
 */
export function createFetch(
  session: Session,
): (input: Request | string | URL, init?: RequestInit) => Promise<Response> {
  const core = Session.coreOf(session);
  return async (input, init) => {
    const request = new Request(input, init);
    const { method, url, headers, signal } = request;
    const body = (await request.text()) || undefined;
    const { response } = await runAttempts(
      core,
      {
        ...{ method, url, body, signal },
        headers: Object.fromEntries(headers),
        projectId: await core.project.get(),
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
