// The pieces of the signature, for those who check one instead of making it.
export { hmacSha256Hex, sha256Hex } from "#digest";
export { type CanonicalInput, canonicalRequest } from "./canonical.js";
export { ALGORITHM as SIGNING_ALGORITHM } from "./sign.js";
