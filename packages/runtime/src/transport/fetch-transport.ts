import { readBody } from "#transport";
import { ConnectionError } from "../errors/errors.js";
import { shown } from "../options.js";
import { bodyLimit, tooLong } from "./byte-collector.js";
import { checkStatus, codeOf, connectionError, rootOf } from "./failure.js";
import type { Transport, TransportResponse } from "./transport.js";

/** The part of `fetch` that is used; `createMockCloud().fetch` and the global one fit. */
export type FetchFunction = (url: string, init: RequestInit) => Promise<Response>;

// No connection was made, or no secure one, so nothing was sent.
const NOT_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$|CERT/;

/** Sends with a `fetch` function, by default the global one. */
export function createFetchTransport(fetch?: FetchFunction | undefined): Transport {
  return async (request) => {
    const { method, url, headers, body, cancellation, maxResponseBytes } = request;
    const signal = cancellation?.signal ?? request.signal;
    // As a plain function: a browser rejects to run its `fetch` as a method of something else.
    const send: FetchFunction = fetch ?? ((...args) => globalThis.fetch(...args));
    const exchange = (async () => {
      const response = await send(url, {
        ...{ method, headers, redirect: "manual" },
        ...{ body: body ?? null, signal: signal ?? null },
      });
      return read(response, bodyLimit(maxResponseBytes));
    })();
    try {
      // A `fetch` that takes no notice of its signal must not hold up the caller.
      return await (cancellation === undefined ? exchange : cancellation.race(exchange));
    } catch (cause) {
      if (cause instanceof ConnectionError) throw cause;
      throw connectionError(cause, !NOT_SENT.test(codeOf(rootOf(cause)) ?? ""));
    }
  };
}

async function read(response: Response, limit: number): Promise<TransportResponse> {
  // A `fetch` of the caller's own may resolve to anything.
  if (!response?.headers?.entries || !response.text) {
    throw new ConnectionError(`fetch: expected a Response, got ${shown(response)}`);
  }
  const { headers } = response;
  // A browser keeps the status of a redirect to itself.
  const status = response.type === "opaqueredirect" ? 0 : checkStatus(response.status);
  const body = await readBody(response, limit);
  return { status, headers: Object.fromEntries(headers), body };
}

/** Reads a body that the platform has decoded. */
export async function readText(response: Response, limit: number): Promise<string> {
  const reader = response.body?.getReader();
  // A platform without streams, or no body.
  if (reader === undefined) return response.text();
  const decoder = new TextDecoder();
  let size = 0;
  let body = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return body + decoder.decode();
    size += value.byteLength;
    if (size > limit) {
      reader.cancel().catch(() => {});
      throw tooLong(limit);
    }
    body += decoder.decode(value, { stream: true });
  }
}
