import { MAX_HEADER_BYTES, MAX_HEADERS_BYTES, MAX_URI_BYTES } from "./limits.js";
import type { IncomingRequest } from "./message.js";

/** Why the gateway does not take the head of a request. */
export interface HeadOverLimit {
  readonly status: 414 | 494;
  readonly message: string;
}

const over = (status: 414 | 494, what: string, limit: number): HeadOverLimit => ({
  status,
  message: `${what} over ${limit} bytes`,
});

/** Checks the lengths of URI and headers. */
export function headOverLimit(request: IncomingRequest): HeadOverLimit | undefined {
  // One more for the question mark, which hardly any request needs.
  if (request.pathname.length + request.query.length + 1 > MAX_URI_BYTES) {
    return over(414, "The URI is", MAX_URI_BYTES);
  }
  let total = 0;
  for (const [name, value] of request.headers()) {
    const length = name.length + value.length;
    // The name may be as long as that.
    if (length > MAX_HEADER_BYTES) {
      return over(494, `The header ${name.slice(0, 64)} is`, MAX_HEADER_BYTES);
    }
    total += length;
  }
  return total > MAX_HEADERS_BYTES ? over(494, "The headers are", MAX_HEADERS_BYTES) : undefined;
}
