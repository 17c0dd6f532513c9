import { portableHashes } from "./portable-hashes.js";

/** SHA-256 and HMAC-SHA256, synchronously. Texts are taken as UTF-8. */
export interface Hashes {
  sha256(data: string | Uint8Array): Uint8Array;
  /** In lower-case hexadecimal digits. */
  sha256Hex(data: string | Uint8Array): string;
  hmacSha256(key: string | Uint8Array, text: string): Uint8Array;
  /** In lower-case hexadecimal digits. */
  hmacSha256Hex(key: string | Uint8Array, text: string): string;
}

// Some ten times faster where there is Node, and not an import, which a browser could not resolve.
const node = globalThis.process?.getBuiltinModule?.("node:crypto");

const nativeHashes: Hashes | undefined = node && {
  sha256: (data) => node.createHash("sha256").update(data).digest(),
  sha256Hex: (data) => node.hash("sha256", data),
  hmacSha256: (key, text) => node.createHmac("sha256", key).update(text).digest(),
  hmacSha256Hex: (key, text) => node.createHmac("sha256", key).update(text).digest("hex"),
};

export const { sha256, sha256Hex, hmacSha256, hmacSha256Hex }: Hashes =
  nativeHashes ?? portableHashes;
