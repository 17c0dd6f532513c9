import { timingSafeEqual } from "node:crypto";

/**
 * Compares without telling by the time taken how much was right. Only the length can be told, which
 * is no secret: all that are compared here are tokens, keys and signatures of known forms.
 */
export function sameSecret(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}
