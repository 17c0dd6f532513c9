import type { TransportResponse } from "../transport/transport.js";
import { isOk } from "./call-response.js";

const hasNoBody = (status: number): boolean => [101, 204, 205, 304].includes(status);

/** Creates a `Response`. A redirect that a browser hides becomes its error response. */
export function toResponse({ status, headers, body }: TransportResponse, url = ""): Response {
  if (status === 0) return Response.error();
  // Content-Encoding and Content-Length describe the encoded body, not the decoded text.
  const { "content-encoding": _, "content-length": __, ...kept } = headers;
  const response = new Response(hasNoBody(status) ? null : body, { status, headers: kept });
  return Object.defineProperty(response, "url", { value: url });
}

/** The members of `Response` that openapi-fetch reads, for calls in which nobody else sees it. */
export class ResponseRecord {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: { get(name: string): string | null };
  readonly body = null;
  readonly #text: string;

  constructor({ status, headers, body }: TransportResponse) {
    this.status = status;
    this.ok = isOk(status);
    // Content-Length describes the encoded body.
    this.headers = {
      get: (name) => (/^content-/i.test(name) ? null : (headers[name.toLowerCase()] ?? null)),
    };
    this.#text = body;
  }

  async text(): Promise<string> {
    return this.#text;
  }
}
