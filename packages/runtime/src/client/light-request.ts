import type { HttpMethod } from "../descriptor.js";

type HeaderRecord = Readonly<Record<string, string>>;

interface LightRequestInit {
  readonly method: HttpMethod;
  readonly headers: HeaderRecord;
  readonly body: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/**
 * The part of `Request` that middleware uses. Building a real one costs more than signing does, and
 * its body could not be read twice.
 */
export class LightRequest {
  readonly url: string;
  readonly method: HttpMethod;
  readonly body: string | undefined;
  readonly signal: AbortSignal | undefined;
  readonly #record: HeaderRecord;
  #headers: Headers | undefined;

  constructor(url: string, { method, headers, body, signal }: LightRequestInit) {
    this.url = url;
    this.method = method;
    this.body = body;
    this.signal = signal;
    this.#record = headers;
  }

  /** Made when middleware asks for them; what it changes is sent. */
  get headers(): Headers {
    this.#headers ??= new Headers(this.#record);
    return this.#headers;
  }

  /** The headers to send. */
  get record(): HeaderRecord {
    return this.#headers === undefined ? this.#record : Object.fromEntries(this.#headers);
  }

  /** A copy with headers of its own. */
  clone(): LightRequest {
    const { method, record: headers, body, signal } = this;
    return new LightRequest(this.url, { method, headers, body, signal });
  }

  async text(): Promise<string> {
    return this.body ?? "";
  }

  async json(): Promise<unknown> {
    return JSON.parse(this.body ?? "");
  }
}
