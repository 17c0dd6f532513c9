import type { HttpMethod } from "../descriptor.js";

/** What openapi-fetch hands to a `Request` constructor. */
interface LightRequestInit {
  readonly method: HttpMethod;
  readonly headers: Headers;
  readonly body?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * The part of `Request` that openapi-fetch and its middleware use. Building a real one costs more
 * than signing does, and its body could not be read twice.
 */
export class LightRequest {
  readonly url: string;
  readonly method: HttpMethod;
  readonly headers: Headers;
  readonly body: string | undefined;
  readonly signal: AbortSignal | undefined;

  constructor(url: string, init: LightRequestInit) {
    this.url = url;
    this.method = init.method;
    this.headers = init.headers;
    this.body = init.body;
    this.signal = init.signal;
  }

  /** A copy with headers of its own. */
  clone(): LightRequest {
    return new LightRequest(this.url, { ...this, headers: new Headers(this.headers) });
  }

  async text(): Promise<string> {
    return this.body ?? "";
  }

  async json(): Promise<unknown> {
    return JSON.parse(this.body ?? "");
  }
}
