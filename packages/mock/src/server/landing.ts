import type { CloudContext } from "../gateway/cloud-context.js";
import type { IncomingRequest, OutgoingResponse } from "../gateway/message.js";
import { isIdentityHost } from "../identity/hosts.js";
import { versionsOf } from "../identity/iam/keystoneListVersions.js";
import { randomUUID } from "../platform/random.js";

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
const README = "https://github.com/hcnet/hcnet/tree/main/packages/mock#readme";

interface Landing {
  readonly name: "hcnet-mock";
  readonly description: string;
  /** Titles of the APIs, by name. */
  readonly apis: Readonly<Record<string, string>>;
  /** Path of the admin page and its API; absent where they are not served. */
  readonly admin?: string;
  readonly readme: string;
  /** Those of IAM: Keystone clients look for them at `GET /`. */
  readonly versions: ReturnType<typeof versionsOf>;
}

const HTML_ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (character) => HTML_ENTITIES[character] ?? character);

function pageOf({ name, description, apis, admin, readme }: Landing): string {
  const items = Object.values(apis).map((title) => `<li>${escaped(title)}</li>`);
  const adminLink =
    admin === undefined
      ? "<p>The admin page is not served; see <code>--admin-host</code>.</p>"
      : `<p><a href="${admin}">Admin page</a>: resources, calls, faults and the clock.</p>`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title>
<style>body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 40rem; padding: 0 1rem }</style>
<h1>${name}</h1>
<p>${escaped(description)}</p>
${adminLink}
<ul>${items.join("")}</ul>
<p><a href="${readme}">README</a></p>
</html>
`;
}

/**
 * Responds to `GET /`, a path that no API has, with what the server is: HTML for browsers, JSON for
 * other clients. Returns `undefined` for every other request, and for the host of IAM.
 */
export function landingResponse(
  { apis, httpDate, journal, now }: CloudContext,
  request: IncomingRequest,
  admin: string | undefined,
): OutgoingResponse | undefined {
  const { method, pathname, problem } = request;
  if (pathname !== "/" || (method !== "GET" && method !== "HEAD")) return undefined;
  if (problem !== undefined || isIdentityHost(request.header("host") ?? "")) return undefined;
  const landing: Landing = {
    name: "hcnet-mock",
    description: "A mock of Huawei Cloud networking APIs. Send it the requests of the real APIs.",
    apis: Object.fromEntries(
      apis.map(({ name, document }) => [name, document.info?.title ?? name]),
    ),
    ...(admin === undefined ? {} : { admin }),
    readme: README,
    versions: versionsOf(request),
  };
  const isHtml = /\btext\/html\b/i.test(request.header("accept") ?? "");
  const body = isHtml ? pageOf(landing) : JSON.stringify(landing);
  const time = now();
  const requestId = randomUUID().replaceAll("-", "");
  const response = {
    status: 200,
    headers: {
      Date: httpDate(time),
      "X-Request-Id": requestId,
      "Content-Type": isHtml ? "text/html; charset=utf-8" : "application/json",
      "Content-Security-Policy": POLICY,
      "Cache-Control": "no-store",
      Vary: "Accept",
      "X-Content-Type-Options": "nosniff",
    },
    body: method === "HEAD" ? undefined : body,
  };
  const call = { request, response, requestId, time, durationMs: 0 };
  journal.add({ ...call, operationId: undefined, fault: undefined });
  return response;
}
