import { createHash, createHmac } from "node:crypto";

const sha256 = (text: string | Uint8Array) => createHash("sha256").update(text).digest("hex");

/** What a signer may do otherwise than the description of the algorithm says. */
export interface Signing {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** Lines `name:value`, in the order they are written. */
  readonly lines: readonly string[];
  readonly names: string;
  readonly bodyHash: string;
  readonly secret: string;
}

/** A request that is to be signed. */
export interface Sendable {
  readonly method: string;
  /** Path as it is sent and signed, without the slash at the end. */
  readonly path: string;
  /** Query as it is sent. */
  readonly query: string;
  /** Query as it is signed. */
  readonly canonicalQuery: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/**
 * Signs as the vendor's page describes it, written without the code that it tests. The change is
 * what a client gets wrong.
 */
export function signByHand(
  request: Sendable,
  keys: { readonly accessKeyId: string; readonly secretAccessKey: string },
  change: (right: Signing) => Partial<Signing> = () => ({}),
): Record<string, string> {
  const names = Object.keys(request.headers).sort();
  const right: Signing = {
    method: request.method,
    path: `${request.path}/`,
    query: request.canonicalQuery,
    lines: names.map((name) => `${name}:${request.headers[name]}`),
    names: names.join(";"),
    bodyHash: sha256(request.body ?? ""),
    secret: keys.secretAccessKey,
  };
  const used = { ...right, ...change(right) };
  const { method, path, query, lines, bodyHash, secret } = used;
  const canonical = [method, path, query, ...lines, "", used.names, bodyHash].join("\n");
  const toSign = `SDK-HMAC-SHA256\n${request.headers["x-sdk-date"]}\n${sha256(canonical)}`;
  const signature = createHmac("sha256", secret).update(toSign).digest("hex");
  const { host: _, ...sent } = request.headers;
  const list = `SignedHeaders=${used.names}, Signature=${signature}`;
  return { ...sent, authorization: `SDK-HMAC-SHA256 Access=${keys.accessKeyId}, ${list}` };
}

/** SHA-256 of a body, in hexadecimal digits. */
export const bodyHashOf = sha256;
