import type { OutgoingRequest } from "./context.js";

/**
 * The part of `Request` that middleware uses. Building a real one costs more than signing does, and
 * its body could not be read twice.
 */
export class LightRequest {
  readonly url: string;
  readonly method: OutgoingRequest["method"];
  readonly signal: AbortSignal | undefined;
  // Private, for what is printed must not show the secrets in it.
  readonly #body: string | undefined;
  readonly #given: OutgoingRequest["headers"];
  #headers: Headers | undefined;

  constructor({ url, method, headers, body }: OutgoingRequest, signal: AbortSignal | undefined) {
    this.url = url;
    this.method = method;
    this.#body = body;
    this.signal = signal;
    this.#given = headers;
  }

  get body(): string | undefined {
    return this.#body;
  }

  /** Made when middleware asks for them; what it changes is sent. */
  get headers(): Headers {
    this.#headers ??= new Headers(this.#given);
    return this.#headers;
  }

  /** What is to be sent. */
  get outgoing(): OutgoingRequest {
    const { url, method, body } = this;
    const headers = this.#headers === undefined ? this.#given : Object.fromEntries(this.#headers);
    return { url, method, headers, body };
  }

  /** A copy with headers of its own. */
  clone(): LightRequest {
    return new LightRequest(this.outgoing, this.signal);
  }

  async text(): Promise<string> {
    return this.body ?? "";
  }

  async json(): Promise<unknown> {
    return JSON.parse(this.body ?? "");
  }
}
