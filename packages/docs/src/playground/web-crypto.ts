// A worker inside a sandboxed frame is no secure context, so it has neither `crypto.subtle` nor
// `crypto.randomUUID`. The clients need these parts of them.
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";

/** Adds what is missing to `crypto`. */
export function installCrypto(): void {
  const subtle = {
    digest: async (_: string, data: Uint8Array) => sha256(data).buffer,
    importKey: async (_: string, key: Uint8Array) => key,
    sign: async (_: string, key: Uint8Array, data: Uint8Array) => hmac(sha256, key, data).buffer,
  };
  if (crypto.subtle === undefined) Object.defineProperty(crypto, "subtle", { value: subtle });
  if (crypto.randomUUID === undefined) Object.defineProperty(crypto, "randomUUID", { value: uuid });
}

function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
