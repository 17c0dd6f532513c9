import { SIGNING_ALGORITHM } from "@hcnet/runtime/signing";
import { MAX_SKEW_MS } from "../gateway/limits.js";
import type { IncomingRequest } from "../gateway/message.js";
import type { Identity } from "../identity/identity.js";
import { findSigningKey } from "./access-key.js";
import { type Caller, type Rejected, rejected } from "./caller.js";
import { canonicalParts } from "./canonical.js";
import {
  headerOrders,
  parseAuthorization,
  parseSdkDate,
  type Signature,
  signatureCheck,
} from "./signature.js";
import { explainMismatch, mismatchHeaders } from "./signature-diagnostics.js";
import { readToken } from "./token.js";

/** Credentials that are right as far as headers tell. */
export interface Accepted {
  readonly caller: Caller;
  /** The rest of the check, once the body is known; what is wrong, or undefined. */
  verifyBody(body: Uint8Array): Rejected | undefined;
}

// Without the host, a signature for one service would be good for another one.
const REQUIRED_HEADERS = ["host", "x-sdk-date"] as const;

function checkDate(request: IncomingRequest, now: Date): string | undefined {
  const value = request.header("x-sdk-date");
  if (value === undefined) return "header X-Sdk-Date is missing";
  const date = parseSdkDate(value);
  if (date === undefined) return "X-Sdk-Date: must have the form YYYYMMDDTHHMMSSZ";
  if (Math.abs(date.getTime() - now.getTime()) <= MAX_SKEW_MS) return undefined;
  const limit = `${MAX_SKEW_MS / 60_000} minutes`;
  return `X-Sdk-Date: more than ${limit} from the time here, ${now.toISOString()}`;
}

function checkHeaders(
  request: IncomingRequest,
  { signedHeaders }: Signature,
  now: Date,
): string | undefined {
  const wrongDate = checkDate(request, now);
  if (wrongDate !== undefined) return wrongDate;
  const unsigned = REQUIRED_HEADERS.find((name) => !signedHeaders.includes(name));
  if (unsigned !== undefined) return `SignedHeaders: must include ${unsigned}`;
  if (new Set(signedHeaders).size < signedHeaders.length) {
    return "SignedHeaders: must list each header once";
  }
  const missing = signedHeaders.find((name) => request.header(name) === undefined);
  return missing === undefined ? undefined : `SignedHeaders: header ${missing} was not sent`;
}

/** Signs the request once more and compares; tells what differs, if something does. */
function verify(
  request: IncomingRequest,
  signature: Signature,
  secretAccessKey: string,
  body: Uint8Array,
  { onSignatureMismatch }: Identity,
): Rejected | undefined {
  const parts = canonicalParts(request, signature.signedHeaders, body);
  const date = request.header("x-sdk-date") ?? "";
  const fits = signatureCheck(signature, date, secretAccessKey);
  for (const ordered of headerOrders(parts)) if (fits(ordered)) return undefined;
  const mismatch = explainMismatch({ request, body, parts }, fits, secretAccessKey);
  onSignatureMismatch?.(mismatch);
  const { difference, canonicalRequestHash } = mismatch;
  const why = difference === undefined ? "" : `, ${difference}`;
  const hash = `SHA-256 of the canonical request as received: ${canonicalRequestHash}`;
  const { problem } = rejected(`verify aksk signature fail${why}; ${hash}`);
  return { problem, headers: mismatchHeaders(mismatch) };
}

function authenticateSignature(
  request: IncomingRequest,
  authorization: string,
  identity: Identity,
  now: Date,
): Accepted | Rejected {
  const signature = parseAuthorization(authorization);
  if (signature === undefined) {
    return rejected(
      `Authorization: must be "${SIGNING_ALGORITHM} Access=…, SignedHeaders=…, Signature=…"`,
    );
  }
  const key = findSigningKey(identity, request, signature.accessKeyId, now);
  if ("problem" in key) return key;
  const problem = checkHeaders(request, signature, now);
  if (problem !== undefined) return rejected(problem);
  const [owner] = identity.directory.users;
  return {
    caller: { userId: owner?.id, anyProject: true },
    verifyBody: (body) => verify(request, signature, key.secretAccessKey, body, identity),
  };
}

/** Checks who is calling, as far as that can be told before the body is read. */
export function authenticate(
  request: IncomingRequest,
  identity: Identity,
  now: Date,
): Accepted | Rejected {
  const token = request.header("x-auth-token");
  const authorization = request.header("authorization");
  if (token !== undefined && authorization !== undefined) {
    return rejected("send X-Auth-Token or a signature, not both");
  }
  if (authorization !== undefined) {
    return authenticateSignature(request, authorization, identity, now);
  }
  if (token === undefined) {
    return rejected("there is neither X-Auth-Token nor a signature in Authorization");
  }
  const caller = readToken(identity, token, now);
  return "problem" in caller ? caller : { caller, verifyBody: () => undefined };
}
