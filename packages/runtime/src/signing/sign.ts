import { hmacSha256Hex, sha256Hex } from "#digest";
import { checkHeaders, withHeaders } from "../headers.js";
import { canonicalQuery, canonicalText, signedHeaderNames } from "./canonical.js";
import { checkOptions, checkRequest, parseUrl } from "./checks.js";

import type { SignableRequest, SigningOptions } from "./types.js";

/** First word of the `Authorization` header. */
export const ALGORITHM = "SDK-HMAC-SHA256";
// Set by the HTTP layer or by proxies after signing.
const UNSIGNED = new Set(["authorization", "user-agent", "accept", "connection", "content-length"]);

/** The form of `X-Sdk-Date`, `20191115T033655Z`. */
export const timestamp = (date: Date): string => date.toISOString().replace(/[-:]|\.\d+/g, "");

type Headers = Record<string, string>;

/** What {@link sign} needs of {@link SigningOptions}, with the date already written. */
export interface SigningKeys extends Omit<SigningOptions, "date"> {
  readonly sdkDate: string;
  /** Sent and signed as `X-Project-Id`, in place of a given one. */
  readonly projectId?: string | undefined;
}

/** Goes on at once where the platform has hashes at once, else when they have come. */
function then<T, U>(value: T | Promise<T>, next: (value: T) => U | Promise<U>): U | Promise<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** The headers to send, and by lower-case name those to sign. */
function collect({ headers = {} }: SignableRequest, host: string, keys: SigningKeys) {
  const sent: [name: string, value: string][] = [];
  const signed = new Map<string, string>();
  const add = (name: string, value: string) => {
    const lower = name.toLowerCase();
    if (lower === "authorization") return;
    sent.push([name, value]);
    if (!UNSIGNED.has(lower)) signed.set(lower, value);
  };
  const { securityToken, sdkDate, projectId } = keys;
  for (const name of Object.keys(headers)) {
    const isReplaced = projectId !== undefined && name.toLowerCase() === "x-project-id";
    if (!isReplaced) add(name, headers[name] as string);
  }
  // The platform sends this one itself.
  if (!signed.has("host")) signed.set("host", host);
  if (projectId !== undefined) add("X-Project-Id", projectId);
  if (securityToken !== undefined && !signed.has("x-security-token")) {
    add("X-Security-Token", securityToken);
  }
  if (!signed.has("x-sdk-date")) add("X-Sdk-Date", sdkDate);
  return { sent, signed };
}

/** {@link signRequest} without its checks and without adding `Host`, and at once on Node. */
export function sign(
  request: SignableRequest,
  { host, pathname, search }: Pick<URL, "host" | "pathname" | "search">,
  keys: SigningKeys,
): Headers | Promise<Headers> {
  const { sent, signed } = collect(request, host, keys);
  const names = signedHeaderNames(signed);
  const query = search === "" ? "" : canonicalQuery(new URLSearchParams(search));
  const declared = signed.get("x-sdk-content-sha256");
  const hash = declared === "UNSIGNED-PAYLOAD" ? declared : sha256Hex(request.body ?? "");
  const canonical = then(hash, (bodyHash) =>
    sha256Hex(canonicalText(request.method, pathname, query, signed, bodyHash, names)),
  );
  const signature = then(canonical, (canonicalHash) => {
    const toSign = `${ALGORITHM}\n${signed.get("x-sdk-date")}\n${canonicalHash}`;
    return hmacSha256Hex(keys.secretAccessKey, toSign);
  });
  return then(signature, (hex) => {
    const authorization = `${ALGORITHM} Access=${keys.accessKeyId}, SignedHeaders=${names}, Signature=${hex}`;
    sent.push(["Authorization", authorization]);
    return Object.fromEntries(sent);
  });
}

/**
 * Signs a request with an access key and returns the headers to send: the given ones, `Host`,
 * `X-Sdk-Date`, `X-Security-Token` with temporary keys, and `Authorization`.
 *
 * Every header is signed but `Authorization`, `User-Agent`, `Accept`, `Connection` and
 * `Content-Length`, which HTTP layers set themselves. A given `X-Sdk-Date` is kept. With
 * `X-Sdk-Content-Sha256: UNSIGNED-PAYLOAD` the body is omitted of the signature.
 *
 * @throws InvalidArgumentError naming what cannot be signed or sent: an empty key, an invalid date,
 * a URL that is not absolute, a header with a line break, a header given twice in different case.
 *
 * Source: API request signing guide, "AK/SK Signing and Authentication Algorithm".
 */
export async function signRequest(
  request: SignableRequest,
  options: SigningOptions,
): Promise<Headers> {
  checkOptions(options);
  checkRequest(request);
  const url = parseUrl(request.url);
  const given = request.headers ?? {};
  checkHeaders(given);
  const headers = withHeaders({ Host: url.host }, given);
  return sign({ ...request, headers }, url, {
    ...options,
    sdkDate: timestamp(options.date ?? new Date()),
  });
}
