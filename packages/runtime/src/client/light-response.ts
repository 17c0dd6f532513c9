import type { TransportResponse } from "../transport/transport.js";
import { type Answer, isOk } from "./answer.js";

/**
 * An answer with the members of `Response` that callers and middleware use. A real one costs as much
 * as sending; here it is made for those who ask for more.
 */
export class LightResponse {
  readonly redirected = false;
  readonly bodyUsed = false;
  readonly #answer: Answer;
  #headers: Headers | undefined;

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  get url(): string {
    return this.#answer.url;
  }

  get status(): number {
    return this.#answer.status;
  }

  get ok(): boolean {
    return isOk(this.status);
  }

  get headers(): Headers {
    this.#headers ??= new Headers(this.#answer.headers);
    return this.#headers;
  }

  async text(): Promise<string> {
    return this.#answer.body;
  }

  async json(): Promise<unknown> {
    return JSON.parse(this.#answer.body);
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
export async function fromResponse(url: string, response: Response): Promise<Answer> {
  const { status, headers } = response;
  const body = await response.text();
  return { url, status, headers: Object.fromEntries(headers), body, attempts: [] };
}
