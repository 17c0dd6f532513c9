import { canonicalRequest } from "@hcnet/runtime/signing";
import type { IncomingRequest } from "../gateway/message.js";
import { sha256Hex } from "../platform/hashes.js";

/** The parts of a canonical request, in their order. */
export interface CanonicalParts {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** One `name:value` for each signed header. */
  readonly headers: readonly string[];
  /** Names of the signed headers, as the request lists them. */
  readonly names: string;
  readonly bodyHash: string;
}

/** What stands for the hash of a body that is not signed. */
export const UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

/** The canonical request as text. */
export function joinParts({ method, path, query, headers, names, bodyHash }: CanonicalParts) {
  return [method, path, query, ...headers, "", names, bodyHash].join("\n");
}

/**
 * The canonical request of what arrived, over the headers that the client says it signed: clients
 * differ in that.
 */
export function canonicalParts(
  request: IncomingRequest,
  signedHeaders: readonly string[],
  body: Uint8Array,
): CanonicalParts {
  const headers = new Map(signedHeaders.map((name) => [name, request.header(name) ?? ""] as const));
  const unsigned = request.header("x-sdk-content-sha256") === UNSIGNED_PAYLOAD;
  const bodyHash = unsigned ? UNSIGNED_PAYLOAD : sha256Hex(body);
  const text = canonicalRequest({
    method: request.method,
    url: { pathname: request.pathname, searchParams: new URLSearchParams(request.query) },
    headers,
    bodyHash,
  });
  const [method = "", path = "", query = "", ...rest] = text.split("\n");
  const names = signedHeaders.join(";");
  return { method, path, query, headers: rest.slice(0, headers.size), names, bodyHash };
}
