import type { AttemptRecord } from "../errors/errors.js";
import type { TransportResponse } from "../transport/transport.js";

/**
 * An answer that has been read, with the members of `Response` that callers and middleware use. A
 * real one costs as much as sending; here it is made for those who ask for more.
 */
export class LightResponse {
  readonly url: string;
  readonly status: number;
  readonly ok: boolean;
  readonly redirected = false;
  readonly bodyUsed = false;
  /** The attempts that it took. */
  readonly attempts: readonly AttemptRecord[];
  readonly #answer: TransportResponse;
  #headers: Headers | undefined;

  constructor(url: string, answer: TransportResponse, attempts: readonly AttemptRecord[] = []) {
    this.url = url;
    this.attempts = attempts;
    this.status = answer.status;
    this.ok = answer.status >= 200 && answer.status < 300;
    this.#answer = answer;
  }

  get headers(): Headers {
    this.#headers ??= new Headers(this.#answer.headers);
    return this.#headers;
  }

  /** One header, by its name in lower case. */
  header(name: string): string | undefined {
    return this.#answer.headers[name];
  }

  /** The body, at once. */
  get content(): string {
    return this.#answer.body;
  }

  async text(): Promise<string> {
    return this.content;
  }

  async json(): Promise<unknown> {
    return JSON.parse(this.content);
  }

  /** The same as a real `Response`, for what is not here. */
  clone(): Response {
    return toResponse(this.#answer);
  }
}

const hasNoBody = (status: number): boolean => [101, 204, 205, 304].includes(status);

/** A real `Response`. A redirect that a browser keeps to itself becomes its error response. */
export function toResponse({ status, headers, body }: TransportResponse): Response {
  if (status === 0) return Response.error();
  // Content-Encoding and Content-Length are of the bytes that came, not of the decoded text.
  const { "content-encoding": _, "content-length": __, ...kept } = headers;
  return new Response(hasNoBody(status) ? null : body, { status, headers: kept });
}

/** The answer in a real `Response`, which middleware may give. */
export async function fromResponse(url: string, response: Response): Promise<LightResponse> {
  const { status, headers } = response;
  const body = await response.text();
  return new LightResponse(url, { status, headers: Object.fromEntries(headers), body });
}
