import { hmacSha256Hex, sha256Hex } from "#digest";
import { InvalidArgumentError } from "../errors/errors.js";
import { canonicalRequest, signedHeaderNames } from "./canonical.js";

/** A request as it will be sent. */
export interface SignableRequest {
  readonly method: string;
  /** Absolute URL, query included. */
  readonly url: string | URL;
  /** Headers to send; all of them are signed but those listed in {@link signRequest}. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The exact body; none is the same as empty. */
  readonly body?: string | Uint8Array | undefined;
}

/** The keys to sign with. */
export interface SigningOptions {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Goes with temporary keys; sent and signed as `X-Security-Token`. */
  readonly securityToken?: string | undefined;
  /** Time of the signature; now by default. The gateway refuses a skew of over 15 minutes. */
  readonly date?: Date | undefined;
}

/** First word of the `Authorization` header. */
export const ALGORITHM = "SDK-HMAC-SHA256";
// Set by the HTTP layer or by proxies after signing.
const UNSIGNED = new Set(["authorization", "user-agent", "accept", "connection", "content-length"]);

const timestamp = (date: Date): string => `${date.toISOString().replace(/[-:]|\.\d+/g, "")}`;

function requireText(value: unknown, field: string): void {
  if (typeof value !== "string" || value === "") {
    throw new InvalidArgumentError(`${field}: must be a non-empty string`);
  }
}

function checkHeader(name: string, value: string): void {
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) {
    throw new InvalidArgumentError(`headers: ${JSON.stringify(name)} is not a header name`);
  }
  if (/[\r\n\0]/.test(value)) {
    throw new InvalidArgumentError(`headers.${name}: must not contain line breaks or NUL`);
  }
}

function headersToSend(request: SignableRequest, url: URL, options: SigningOptions) {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    checkHeader(name, value);
    if (name.toLowerCase() !== "authorization") headers[name] = value;
  }
  const present = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  if (!present.has("host")) headers.Host = url.host;
  if (options.securityToken !== undefined && !present.has("x-security-token")) {
    checkHeader("X-Security-Token", options.securityToken);
    headers["X-Security-Token"] = options.securityToken;
  }
  if (!present.has("x-sdk-date")) headers["X-Sdk-Date"] = timestamp(options.date ?? new Date());
  return headers;
}

/**
 * Signs a request with an access key and returns the headers to send: the given ones, `Host`,
 * `X-Sdk-Date`, `X-Security-Token` with temporary keys, and `Authorization`.
 *
 * Every header is signed but `Authorization`, `User-Agent`, `Accept`, `Connection` and
 * `Content-Length`, which HTTP layers set themselves. A given `X-Sdk-Date` is kept. With
 * `X-Sdk-Content-Sha256: UNSIGNED-PAYLOAD` the body is left out of the signature.
 *
 * @throws InvalidArgumentError when a key is empty, the URL not absolute or a header not sendable.
 *
 * Source: API request signing guide, "AK/SK Signing and Authentication Algorithm".
 */
export async function signRequest(
  request: SignableRequest,
  options: SigningOptions,
): Promise<Record<string, string>> {
  requireText(options.accessKeyId, "accessKeyId");
  requireText(options.secretAccessKey, "secretAccessKey");
  const url = parseUrl(request.url);
  const headers = headersToSend(request, url, options);
  const byName = new Map(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const),
  );
  const signed = new Map([...byName].filter(([name]) => !UNSIGNED.has(name)));
  const declared = byName.get("x-sdk-content-sha256");
  const bodyHash = declared === "UNSIGNED-PAYLOAD" ? declared : await sha256Hex(request.body ?? "");
  const canonical = canonicalRequest({ method: request.method, url, headers: signed, bodyHash });
  const toSign = [ALGORITHM, byName.get("x-sdk-date"), await sha256Hex(canonical)].join("\n");
  const signature = await hmacSha256Hex(options.secretAccessKey, toSign);
  headers.Authorization = `${ALGORITHM} Access=${options.accessKeyId}, SignedHeaders=${signedHeaderNames(signed)}, Signature=${signature}`;
  return headers;
}

function parseUrl(url: string | URL): URL {
  try {
    return new URL(url);
  } catch (cause) {
    throw new InvalidArgumentError("url: must be an absolute URL", { cause });
  }
}
