import {
  canonicalRequest,
  hmacSha256Hex,
  SIGNING_ALGORITHM,
  sha256Hex,
} from "@hcnet/runtime/signing";
import type { IncomingRequest } from "../gateway/message.js";
import { sameSecret } from "./same-secret.js";

/** What an `Authorization` header says. */
export interface Signature {
  readonly accessKeyId: string;
  /** Names of the signed headers, in lower case. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Reads `SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…`. */
export function parseAuthorization(value: string): Signature | undefined {
  const pattern = /^(\S+)\s+Access=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]+)$/i;
  const [, algorithm, accessKeyId = "", names = "", signature = ""] = pattern.exec(value) ?? [];
  if (algorithm !== SIGNING_ALGORITHM) return undefined;
  return { accessKeyId, signedHeaders: names.toLowerCase().split(";"), signature };
}

/** Reads `YYYYMMDDTHHMMSSZ`. */
export function parseSdkDate(value: string): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(value);
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

const UNSIGNED = "UNSIGNED-PAYLOAD";

function canonicalHash(request: IncomingRequest, signature: Signature, body: Uint8Array): string {
  const headers = new Map(
    signature.signedHeaders.map((name) => [name, request.header(name) ?? ""] as const),
  );
  const declared = request.header("x-sdk-content-sha256");
  const canonical = canonicalRequest({
    method: request.method,
    url: { pathname: request.pathname, searchParams: new URLSearchParams(request.query) },
    headers,
    bodyHash: declared === UNSIGNED ? UNSIGNED : sha256Hex(body),
  });
  return sha256Hex(canonical);
}

/**
 * Signs the request once more and compares. Which headers are signed is for the client to say:
 * clients differ in that.
 *
 * @returns what is wrong, or undefined.
 */
export function checkSignature(
  request: IncomingRequest,
  signature: Signature,
  secretAccessKey: string,
  body: Uint8Array,
): string | undefined {
  const hash = canonicalHash(request, signature, body);
  const toSign = [SIGNING_ALGORITHM, request.header("x-sdk-date"), hash].join("\n");
  const expected = hmacSha256Hex(secretAccessKey, toSign);
  if (sameSecret(signature.signature.toLowerCase(), expected)) return undefined;
  return `the signature does not match; SHA-256 of the canonical request as received: ${hash}`;
}
