import { sameSecret } from "../auth/same-secret.js";
import { fromBase64Url, toBase64Url, utf8Bytes } from "../platform/bytes.js";
import { hmacSha256 } from "../platform/hashes.js";

const proofOf = (text: string, key: Uint8Array): string => toBase64Url(hmacSha256(key, text));

/**
 * Writes something down so that only the one who has the key can have written it. What is issued
 * so needs no memory, however much is issued.
 */
export function seal(payload: object, key: Uint8Array): string {
  const text = toBase64Url(utf8Bytes(JSON.stringify(payload)));
  return `${text}.${proofOf(text, key)}`;
}

/** What was sealed with the key; undefined for anything else. */
export function unseal(sealed: string, key: Uint8Array): unknown {
  const [text = "", proof = "", ...rest] = sealed.split(".");
  if (rest.length > 0 || !sameSecret(proof, proofOf(text, key))) return undefined;
  return JSON.parse(new TextDecoder().decode(fromBase64Url(text)));
}
