import { SIGNING_ALGORITHM } from "@hcnet/runtime/signing";
import { hmacSha256Hex, sha256Hex } from "../platform/hashes.js";
import { type CanonicalParts, joinParts } from "./canonical.js";
import { sameSecret } from "./same-secret.js";

/** What an `Authorization` header says. */
export interface Signature {
  readonly accessKeyId: string;
  /** Names of the signed headers, in lower case and as they are listed. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Reads `SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…`. */
export function parseAuthorization(value: string): Signature | undefined {
  // Names are tokens, as HTTP has them.
  const pattern =
    /^(\S+)\s+Access=([^,\s]+),\s*SignedHeaders=([\w!#$%&'*+.^`|~;-]+),\s*Signature=([0-9a-f]+)$/i;
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

/** Tells whether a signature is that of a canonical request. */
export type Fits = (parts: CanonicalParts, secretAccessKey?: string) => boolean;

/** Makes the comparison for one request: signs once more, with the secret key of the caller. */
export function signatureCheck(
  { signature }: Signature,
  sdkDate: string,
  secretAccessKey: string,
): Fits {
  const given = signature.toLowerCase();
  return (parts, secret = secretAccessKey) => {
    const toSign = [SIGNING_ALGORITHM, sdkDate, sha256Hex(joinParts(parts))].join("\n");
    return sameSecret(given, hmacSha256Hex(secret, toSign));
  };
}

const nameOf = (line: string): string => line.slice(0, line.indexOf(":"));

/**
 * The orders in which clients write the signed headers: by bytes as documented, as they list them,
 * and by the locale (the vendor's SDK for Node lists by bytes and writes by locale).
 */
export function* headerOrders(parts: CanonicalParts): Generator<CanonicalParts> {
  const byBytes = { ...parts, names: parts.headers.map(nameOf).join(";") };
  yield byBytes;
  yield parts;
  const lines = new Map(parts.headers.map((line) => [nameOf(line), line] as const));
  const asListed = parts.names.split(";").map((name) => lines.get(name) ?? `${name}:`);
  yield { ...parts, headers: asListed };
  const byLocale = [...parts.headers].sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  yield { ...parts, headers: byLocale };
  yield { ...byBytes, headers: byLocale };
}
