// The signature once more, straight from the documented rules and sharing nothing with the sources:
// what the tests hold the implementation against.
import { createHash, createHmac } from "node:crypto";

/** A request in parts, nothing of it encoded. */
export interface PlainRequest {
  readonly method: string;
  readonly segments: readonly string[];
  readonly query: readonly (readonly [name: string, value: string])[];
  /** The headers to sign, in any case and order. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

const UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

export function percentEncode(text: string): string {
  let encoded = "";
  for (const byte of Buffer.from(text, "utf8")) {
    const char = String.fromCharCode(byte);
    const digits = byte.toString(16).toUpperCase().padStart(2, "0");
    encoded += UNRESERVED.includes(char) ? char : `%${digits}`;
  }
  return encoded;
}

const ascending = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

function canonicalPath(segments: readonly string[]): string {
  const path = `/${segments.map(percentEncode).join("/")}`;
  return path.endsWith("/") ? path : `${path}/`;
}

function canonicalQuery(query: PlainRequest["query"]): string {
  const pairs = query.map(([name, value]) => [percentEncode(name), percentEncode(value)] as const);
  pairs.sort((a, b) => ascending(a[0], b[0]) || ascending(a[1], b[1]));
  return pairs.map(([name, value]) => `${name}=${value}`).join("&");
}

export function referenceCanonical(request: PlainRequest): { canonical: string; signed: string } {
  const headers = Object.entries(request.headers)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .sort((a, b) => ascending(a[0], b[0]));
  const signed = headers.map(([name]) => name).join(";");
  const isUnsigned = headers.some(
    ([name, value]) => name === "x-sdk-content-sha256" && value === "UNSIGNED-PAYLOAD",
  );
  const hash = createHash("sha256").update(request.body).digest("hex");
  let canonical = `${request.method.toUpperCase()}\n`;
  canonical += `${canonicalPath(request.segments)}\n`;
  canonical += `${canonicalQuery(request.query)}\n`;
  for (const [name, value] of headers) canonical += `${name}:${value.trim()}\n`;
  canonical += `\n${signed}\n${isUnsigned ? "UNSIGNED-PAYLOAD" : hash}`;
  return { canonical, signed };
}

export function referenceAuthorization(
  request: PlainRequest,
  keys: { accessKeyId: string; secretAccessKey: string },
): string {
  const { canonical, signed } = referenceCanonical(request);
  const dates = Object.entries(request.headers).filter(([n]) => n.toLowerCase() === "x-sdk-date");
  const hash = createHash("sha256").update(canonical).digest("hex");
  const toSign = `SDK-HMAC-SHA256\n${dates[0]?.[1]}\n${hash}`;
  const signature = createHmac("sha256", keys.secretAccessKey).update(toSign).digest("hex");
  return `SDK-HMAC-SHA256 Access=${keys.accessKeyId}, SignedHeaders=${signed}, Signature=${signature}`;
}
