import { createHmac, timingSafeEqual } from "node:crypto";

const mac = (text: string, key: Buffer): Buffer => createHmac("sha256", key).update(text).digest();

/**
 * Writes something down so that only the one who has the key can have written it. What is issued
 * so needs no memory, however much is issued.
 */
export function seal(payload: object, key: Buffer): string {
  const text = Buffer.from(JSON.stringify(payload)).toString("base64url");
  return `${text}.${mac(text, key).toString("base64url")}`;
}

/** What was sealed with the key; undefined for anything else. */
export function unseal(sealed: string, key: Buffer): unknown {
  const [text = "", proof = "", ...rest] = sealed.split(".");
  const given = Buffer.from(proof, "base64url");
  const expected = mac(text, key);
  if (rest.length > 0 || given.length !== expected.length) return undefined;
  if (!timingSafeEqual(given, expected)) return undefined;
  return JSON.parse(Buffer.from(text, "base64url").toString());
}
