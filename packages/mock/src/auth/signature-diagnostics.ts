import { sha256Hex } from "../platform/hashes.js";
import { joinParts } from "./canonical.js";
import type { Fits } from "./signature.js";
import { type Arrived, variantsOf } from "./signature-variants.js";

/** A part of a request, as it was sent and as it has to be signed. */
export interface SignedPart {
  /** `method`, `path`, `query`, `header <name>`, `signed headers` or `body`. */
  readonly part: string;
  /** As it arrived; for the body, how long it is. */
  readonly sent: string;
  /** As in the canonical request. */
  readonly canonical: string;
}

/** Why a signature did not match. Secrets are replaced by `***`. */
export interface SignatureMismatch {
  readonly requestMethod: string;
  readonly requestPath: string;
  /** The canonical request that the cloud computed. */
  readonly canonicalRequest: string;
  /** SHA-256 of the canonical request with its secrets, as in the string to sign. */
  readonly canonicalRequestHash: string;
  readonly parts: readonly SignedPart[];
  /**
   * What the client signed instead, where the signature tells: `path: it was signed without the
   * slash at its end`. Undefined when it fits none of the differences that are tried.
   */
  readonly difference: string | undefined;
}

// Their values let someone else call in the caller's name.
const SECRET_HEADERS = new Set([
  "authorization",
  "cookie",
  "proxy-authorization",
  "x-auth-token",
  "x-security-token",
  "x-subject-token",
]);

function masked(line: string): string {
  const [name = ""] = line.split(":", 1);
  return SECRET_HEADERS.has(name) ? `${name}:***` : line;
}

// Requests of clients have some ten headers, and take some sixty tries.
const MAX_TRIES = 300;
// What may be hashed for them: a canonical request can have 128 KiB of headers.
const MAX_TRIED_LENGTH = 4 * 2 ** 20;

/** The first variant that the signature fits. The search ends with the work that it may do. */
function findDifference(arrived: Arrived, fits: Fits, secretAccessKey: string) {
  const { length } = joinParts(arrived.parts);
  const limit = Math.min(MAX_TRIES, MAX_TRIED_LENGTH / length);
  let tried = 0;
  for (const { part, hint, parts } of variantsOf(arrived)) {
    if (fits(parts)) return `${part}: ${hint}`;
    tried += 1;
    if (tried >= limit) break;
  }
  const padded = [`${secretAccessKey}\n`, `${secretAccessKey}\r\n`, `${secretAccessKey} `];
  if (![...padded, ` ${secretAccessKey}`].some((key) => fits(arrived.parts, key))) return undefined;
  return "secret key: a blank or line break around it was signed with";
}

/** Looks for the reason why a signature does not match. */
export function explainMismatch(
  arrived: Arrived,
  fits: Fits,
  secretAccessKey: string,
): SignatureMismatch {
  const { request, parts, body } = arrived;
  const headers = parts.headers.map(masked);
  const headerParts = headers.map((line): SignedPart => {
    const [name = ""] = line.split(":", 1);
    const sent = SECRET_HEADERS.has(name) ? "***" : (request.header(name) ?? "");
    return { part: `header ${name}`, sent, canonical: line };
  });
  return {
    requestMethod: request.method,
    requestPath: request.pathname,
    canonicalRequest: joinParts({ ...parts, headers }),
    canonicalRequestHash: sha256Hex(joinParts(parts)),
    parts: [
      { part: "method", sent: request.method, canonical: parts.method },
      { part: "path", sent: request.pathname, canonical: parts.path },
      { part: "query", sent: request.query, canonical: parts.query },
      ...headerParts,
      { part: "signed headers", sent: parts.names, canonical: parts.names },
      { part: "body", sent: `${body.byteLength} bytes`, canonical: parts.bodyHash },
    ],
    difference: findDifference(arrived, fits, secretAccessKey),
  };
}

// Clients reject headers that are too long; Node's take 16 KiB together.
const MAX_HEADER = 4096;

/** Text as a JSON string of visible ASCII, which a header can carry. */
function headerText(text: string): string {
  const ascii = JSON.stringify(text.slice(0, MAX_HEADER)).replace(
    /[^\x20-\x7e]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return text.length > MAX_HEADER ? `${ascii}, and ${text.length - MAX_HEADER} more` : ascii;
}

/** Headers that tell a person with a wrong signature what to look at. */
export function mismatchHeaders(mismatch: SignatureMismatch): Record<string, string> {
  const { difference, canonicalRequest, canonicalRequestHash } = mismatch;
  return {
    "X-Mock-Signature-Difference": difference ?? "unknown; compare the canonical requests",
    "X-Mock-Canonical-Request": headerText(canonicalRequest),
    "X-Mock-Canonical-Request-Hash": canonicalRequestHash,
  };
}
