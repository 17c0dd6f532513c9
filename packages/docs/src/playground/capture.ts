import type { Exchange } from "./messages.js";
import { whileBusy } from "./time.js";

type Fetch = (input: Request | string | URL, init?: RequestInit) => Promise<Response>;

const SECRET_HEADERS: Readonly<Record<string, (value: string) => string>> = {
  "x-auth-token": () => "***",
  "x-security-token": () => "***",
  "x-subject-token": () => "***",
  authorization: (value) => value.replace(/Signature=.*/, "Signature=***"),
};

/** A `fetch` that tells of each exchange, and lets no time pass while it is under way. */
export function captured(fetch: Fetch, tell: (exchange: Exchange) => void): Fetch {
  return (input, init) =>
    whileBusy(async () => {
      const request = new Request(input, init);
      const requestBody = await request.clone().text();
      const response = await fetch(request);
      const responseBody = await response.clone().text();
      tell({
        method: request.method,
        url: request.url,
        status: response.status,
        requestHeaders: masked(request.headers),
        requestBody: pretty(requestBody),
        responseHeaders: masked(response.headers),
        responseBody: pretty(responseBody),
      });
      return response;
    });
}

const masked = (headers: Headers): readonly (readonly [string, string])[] =>
  Array.from(headers, ([name, value]) => [name, SECRET_HEADERS[name]?.(value) ?? value] as const);

/** JSON with line breaks, and without passwords. */
function pretty(body: string): string {
  try {
    const hide = (key: string, value: unknown): unknown =>
      /password|secret|md5/i.test(key) && typeof value === "string" ? "***" : value;
    return JSON.stringify(JSON.parse(body, hide), null, 2);
  } catch {
    return body;
  }
}
