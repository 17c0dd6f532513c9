// What openapi-fetch makes requests with. A `Request` costs as much as signing does, so only calls
// with middleware, which can see it, get one.
import { InvalidArgumentError } from "../errors/errors.js";
import type { OutgoingRequest } from "./context.js";

/** Holds the arguments of openapi-fetch for calls without middleware. */
export class RequestRecord {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: BodyInit | null;

  constructor(url: string, { method, headers, body = null }: RequestRecord) {
    this.url = url;
    this.method = method;
    this.headers = headers;
    this.body = body;
  }
}

/**
 * Creates the `Request` class for calls with middleware. Node prints no headers of its instances, as
 * they may hold secrets.
 */
export function createRequestClass(): typeof Request {
  const conceal = (request: Request): Request =>
    Object.defineProperty(request, Symbol.for("nodejs.util.inspect.custom"), {
      value: () => `Request ${request.method} ${request.url}`,
    });
  return class extends Request {
    constructor(url: string | URL | Request, { signal, ...init }: RequestInit = {}) {
      super(url, init);
      conceal(this);
      // The constructor would listen to the signal until the request is garbage collected.
      Object.defineProperty(this, "signal", { value: signal ?? super.signal });
    }

    override clone(): Request {
      return conceal(super.clone());
    }

    /** Accepts all requests that middleware may return. */
    static override [Symbol.hasInstance](value: unknown): boolean {
      return value instanceof Request;
    }
  };
}

/** Whether openapi-fetch made a request, so that it is not one that middleware returned. */
const isOriginal = (request: Request | RequestRecord): boolean =>
  request instanceof RequestRecord || Object.hasOwn(request, "signal");

/**
 * Reads a request of openapi-fetch or of middleware.
 *
 * @param written the body as the serializer returned it; reading that of a `Request` is slow.
 */
export async function toOutgoing(
  request: Request | RequestRecord,
  written: unknown,
): Promise<OutgoingRequest> {
  if (isOriginal(request) && (written === undefined || typeof written === "string")) {
    return outgoing(request, written);
  }
  // FormData and the like set the content type.
  const readable = request instanceof RequestRecord ? new Request(request.url, request) : request;
  return outgoing(readable, (await textOf(readable)) || undefined);
}

const outgoing = (
  { url, method, headers }: Pick<Request, "url" | "method" | "headers">,
  body: string | undefined,
): OutgoingRequest => ({
  url: url.replace(/#.*/, ""),
  method,
  headers: Object.fromEntries(headers),
  body,
});

async function textOf(request: Request): Promise<string> {
  const bytes = await request.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new InvalidArgumentError("body: expected text, got bytes that are not UTF-8", { cause });
  }
}

/** Returns the signal that aborts a call, joined with that of a request that middleware returned. */
export function signalOf(
  request: Request | RequestRecord,
  signal: AbortSignal | undefined,
): AbortSignal | undefined {
  if (request instanceof RequestRecord || isOriginal(request)) return signal;
  return signal === undefined ? request.signal : AbortSignal.any([signal, request.signal]);
}
