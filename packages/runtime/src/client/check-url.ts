import { InvalidArgumentError } from "../errors/errors.js";
import { resolveIamEndpoint } from "../iam/endpoint.js";
import type { SessionCore } from "../session/core.js";
import { type EndpointSource, givenEndpoint } from "../session/endpoints.js";

/**
 * Checks that credentials may be sent to a URL. Nothing else reads it before, so that no message quotes
 * a password in it.
 *
 * @throws InvalidArgumentError saying what is wrong with it.
 */
export function checkUrl(
  input: Request | string | URL,
  { endpoints, origins }: Pick<SessionCore, "endpoints" | "origins">,
  allowed: ReadonlySet<string> = new Set(),
): void {
  const text = input instanceof Request ? input.url : String(input);
  const base = (globalThis as { readonly location?: { readonly href: string } }).location?.href;
  const url = URL.canParse(text, base) ? new URL(text, base) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    const got = url === undefined ? "no URL" : url.protocol;
    throw new InvalidArgumentError(`url: expected an absolute http: or https: URL, got ${got}`);
  }
  const { origin, username, password } = url;
  if (username !== "" || password !== "") {
    throw new InvalidArgumentError(`url: expected no user and password in a URL of ${origin}`);
  }
  if (allowed.has(origin) || origins.has(origin) || isConfigured(origin, endpoints)) return;
  throw new InvalidArgumentError(
    `url: expected an endpoint of the session, got ${origin}; if it may have the credentials, use createFetch(session, { allowedOrigins: ["${origin}"] })`,
  );
}

/** Whether an origin is IAM's, or that of an endpoint that the session was given. */
function isConfigured(origin: string, source: EndpointSource): boolean {
  const { endpoint = {} } = source;
  const apis = typeof endpoint === "string" ? ["any"] : Object.keys(endpoint);
  return [resolveIamEndpoint(source), ...apis.map((api) => givenEndpoint(api, source))].some(
    (each) => each !== undefined && new URL(each).origin === origin,
  );
}
