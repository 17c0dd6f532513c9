import { deliverInProcess } from "./faults/in-process.js";
import type { CloudContext } from "./gateway/cloud-context.js";
import { handleRequest } from "./gateway/handle-request.js";
import type { IncomingRequest } from "./gateway/message.js";
import { concatBytes } from "./platform/bytes.js";

/** Reads the body of a request up to a limit; undefined if there is more. */
async function readBody(request: Request, limit: number): Promise<Uint8Array | undefined> {
  const { body } = request;
  if (body === null) return new Uint8Array();
  // Firefox has no `body`, so that all of it has to be taken.
  if (body === undefined) {
    const bytes = new Uint8Array(await request.arrayBuffer());
    return bytes.byteLength > limit ? undefined : bytes;
  }
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return concatBytes(chunks);
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
}

/** A request that was given to `fetch`. */
class FetchRequest implements IncomingRequest {
  readonly method: string;
  readonly pathname: string;
  readonly query: string;
  received: Uint8Array | undefined = undefined;
  readonly #request: Request;
  readonly #host: string;

  constructor(request: Request) {
    const { pathname, search, host } = new URL(request.url);
    this.method = request.method;
    this.pathname = pathname;
    this.query = search.slice(1);
    this.#request = request;
    this.#host = host;
  }

  header(name: string): string | undefined {
    // No one sets Host on a fetch; what would be sent is the host of the URL.
    return this.#request.headers.get(name) ?? (name === "host" ? this.#host : undefined);
  }

  headers(): Iterable<readonly [string, string]> {
    return this.#request.headers;
  }

  url(): string {
    return this.#request.url;
  }

  async readBody(limit: number): Promise<Uint8Array | undefined> {
    this.received = await readBody(this.#request, limit);
    return this.received;
  }

  signal(): AbortSignal {
    return this.#request.signal;
  }
}

/**
 * Keeps a request while its response is on the way. Node's Request refers weakly to what makes its
 * signal follow the caller's, so an abort can get lost once nobody holds the request.
 */
async function holding<T>(request: Request, run: () => Promise<T>): Promise<T> {
  const hold: unknown = setInterval(() => request, 2 ** 31 - 1);
  // In Node it must not keep the process alive; elsewhere it is a number.
  if (typeof hold === "object") (hold as NodeJS.Timeout).unref();
  try {
    return await run();
  } finally {
    clearInterval(hold as NodeJS.Timeout);
  }
}

async function respond(context: CloudContext, request: Request): Promise<Response> {
  request.signal.throwIfAborted();
  const response = await handleRequest(context, new FetchRequest(request));
  request.signal.throwIfAborted();
  const { status, headers, body, delivery } = response;
  if (delivery !== undefined) return deliverInProcess(response, delivery, request.signal);
  return new Response(body ?? null, { status, headers });
}

/** Works like the global `fetch`, without a network. */
export async function fetchFrom(
  context: CloudContext,
  input: Request | string | URL,
  init?: RequestInit,
): Promise<Response> {
  const request = new Request(input, init);
  return holding(request, () => respond(context, request));
}
