import { hmacSha256Hex, sha256Hex } from "#digest";
import { checkHeaders } from "../headers.js";
import { canonicalRequest, signedHeaderNames } from "./canonical.js";
import { checkOptions, checkRequest, parseUrl } from "./checks.js";

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

const timestamp = (date: Date): string => date.toISOString().replace(/[-:]|\.\d+/g, "");

function headersToSend(request: SignableRequest, url: URL, options: SigningOptions) {
  const given = request.headers ?? {};
  checkHeaders(given);
  const headers = new Map(
    Object.entries(given).filter(([name]) => name.toLowerCase() !== "authorization"),
  );
  const present = new Set([...headers.keys()].map((name) => name.toLowerCase()));
  const add = (name: string, value: string | undefined) => {
    if (value !== undefined && !present.has(name.toLowerCase())) headers.set(name, value);
  };
  add("Host", url.host);
  add("X-Security-Token", options.securityToken);
  add("X-Sdk-Date", timestamp(options.date ?? new Date()));
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
 * @throws InvalidArgumentError naming what cannot be signed or sent: an empty key, an invalid date,
 * a URL that is not absolute, a header with a line break, a header given twice in different case.
 *
 * Source: API request signing guide, "AK/SK Signing and Authentication Algorithm".
 */
export async function signRequest(
  request: SignableRequest,
  options: SigningOptions,
): Promise<Record<string, string>> {
  checkOptions(options);
  checkRequest(request);
  const url = parseUrl(request.url);
  const headers = headersToSend(request, url, options);
  const byName = new Map([...headers].map(([name, value]) => [name.toLowerCase(), value]));
  const signed = new Map([...byName].filter(([name]) => !UNSIGNED.has(name)));
  const declared = byName.get("x-sdk-content-sha256");
  const bodyHash = declared === "UNSIGNED-PAYLOAD" ? declared : await sha256Hex(request.body ?? "");
  const canonical = canonicalRequest({ method: request.method, url, headers: signed, bodyHash });
  const toSign = [ALGORITHM, byName.get("x-sdk-date"), await sha256Hex(canonical)].join("\n");
  const signature = await hmacSha256Hex(options.secretAccessKey, toSign);
  const authorization = `${ALGORITHM} Access=${options.accessKeyId}, SignedHeaders=${signedHeaderNames(signed)}, Signature=${signature}`;
  return Object.fromEntries([...headers, ["Authorization", authorization]]);
}
