import { SIGNING_ALGORITHM } from "@hcnet/runtime/signing";
import { MAX_SKEW_MS } from "../gateway/limits.js";
import type { IncomingRequest } from "../gateway/message.js";
import type { MockCredentials } from "./credentials.js";
import { sameSecret } from "./same-secret.js";
import { checkSignature, parseAuthorization, parseSdkDate, type Signature } from "./signature.js";

/** What is wrong with the credentials. Never holds a secret. */
export interface Rejected {
  readonly problem: string;
}

/** Credentials that are right as far as headers tell. */
export interface Accepted {
  /** The rest of the check, once the body is known; what is wrong, or undefined. */
  verifyBody(body: Uint8Array): string | undefined;
}

const rejected = (problem: string): Rejected => ({
  problem: `Incorrect IAM authentication information: ${problem}`,
});

function checkDate({ header }: IncomingRequest, now: Date): string | undefined {
  const value = header("x-sdk-date");
  if (value === undefined) return "header X-Sdk-Date is missing";
  const date = parseSdkDate(value);
  if (date === undefined) return "X-Sdk-Date: must have the form YYYYMMDDTHHMMSSZ";
  if (Math.abs(date.getTime() - now.getTime()) <= MAX_SKEW_MS) return undefined;
  const limit = `${MAX_SKEW_MS / 60_000} minutes`;
  return `X-Sdk-Date: more than ${limit} from the time here, ${now.toISOString()}`;
}

function checkHeaders(
  request: IncomingRequest,
  { accessKeyId, signedHeaders }: Signature,
  credentials: MockCredentials,
  now: Date,
): string | undefined {
  if (!sameSecret(accessKeyId, credentials.accessKeyId)) {
    return "Authorization: the access key is unknown";
  }
  const wrongDate = checkDate(request, now);
  if (wrongDate !== undefined) return wrongDate;
  if (!signedHeaders.includes("x-sdk-date")) return "SignedHeaders: must include x-sdk-date";
  const missing = signedHeaders.find((name) => request.header(name) === undefined);
  return missing === undefined ? undefined : `SignedHeaders: header ${missing} was not sent`;
}

function authenticateSignature(
  request: IncomingRequest,
  authorization: string,
  credentials: MockCredentials,
  now: Date,
): Accepted | Rejected {
  const signature = parseAuthorization(authorization);
  if (signature === undefined) {
    return rejected(
      `Authorization: must be "${SIGNING_ALGORITHM} Access=…, SignedHeaders=…, Signature=…"`,
    );
  }
  const problem = checkHeaders(request, signature, credentials, now);
  if (problem !== undefined) return rejected(problem);
  return {
    verifyBody(body) {
      const mismatch = checkSignature(request, signature, credentials.secretAccessKey, body);
      return mismatch === undefined ? undefined : rejected(mismatch).problem;
    },
  };
}

/** Checks who is calling, as far as that can be told before the body is read. */
export function authenticate(
  request: IncomingRequest,
  credentials: MockCredentials,
  now: Date,
): Accepted | Rejected {
  const token = request.header("x-auth-token");
  const authorization = request.header("authorization");
  if (token !== undefined && authorization !== undefined) {
    return rejected("send X-Auth-Token or a signature, not both");
  }
  if (authorization !== undefined) {
    return authenticateSignature(request, authorization, credentials, now);
  }
  if (token === undefined) {
    return rejected("there is neither X-Auth-Token nor a signature in Authorization");
  }
  if (!sameSecret(token, credentials.token)) return rejected("X-Auth-Token: the token is unknown");
  return { verifyBody: () => undefined };
}
