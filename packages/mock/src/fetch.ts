import { deliverInProcess } from "./faults/in-process.js";
import { type CloudContext, exchange } from "./gateway/exchange.js";
import type { IncomingRequest } from "./gateway/message.js";

async function readStream(
  stream: ReadableStream<Uint8Array> | null,
  limit: number,
): Promise<Uint8Array | undefined> {
  if (stream === null) return new Uint8Array();
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
}

function incoming(request: Request): IncomingRequest {
  const url = new URL(request.url);
  return {
    method: request.method,
    pathname: url.pathname,
    query: url.search.slice(1),
    // No one sets Host on a fetch; what would be sent is the host of the URL.
    header: (name) => request.headers.get(name) ?? (name === "host" ? url.host : undefined),
    headers: () => request.headers,
    url: () => request.url,
    readBody: (limit) => readStream(request.body, limit),
    signal: () => request.signal,
  };
}

/**
 * Keeps a request while its answer is on the way. Node's Request refers weakly to what makes its
 * signal follow the caller's, so an abort can get lost once nobody holds the request.
 */
async function holding<T>(request: Request, run: () => Promise<T>): Promise<T> {
  const hold = setInterval(() => request, 2 ** 31 - 1).unref();
  try {
    return await run();
  } finally {
    clearInterval(hold);
  }
}

async function respond(context: CloudContext, request: Request): Promise<Response> {
  request.signal.throwIfAborted();
  const answer = await exchange(context, incoming(request));
  request.signal.throwIfAborted();
  const { status, headers, body, delivery } = answer;
  if (delivery !== undefined) return deliverInProcess(answer, delivery, request.signal);
  return new Response(body ?? null, { status, headers });
}

/** Answers like the global `fetch`, without a network. */
export async function fetchFrom(
  context: CloudContext,
  input: Request | string | URL,
  init?: RequestInit,
): Promise<Response> {
  const request = new Request(input, init);
  return holding(request, () => respond(context, request));
}
