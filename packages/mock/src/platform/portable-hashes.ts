import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Hashes } from "./hashes.js";

const bytesOf = (data: string | Uint8Array): Uint8Array =>
  typeof data === "string" ? utf8ToBytes(data) : data;

/** Hashes in JavaScript: WebCrypto has them only asynchronously, and not in every worker. */
export const portableHashes: Hashes = {
  sha256: (data) => sha256(bytesOf(data)),
  sha256Hex: (data) => bytesToHex(sha256(bytesOf(data))),
  hmacSha256: (key, text) => hmac(sha256, bytesOf(key), utf8ToBytes(text)),
  hmacSha256Hex: (key, text) => bytesToHex(hmac(sha256, bytesOf(key), utf8ToBytes(text))),
};
