// What the specs say in prose only, so it cannot be read from them: the descriptions of
// PayloadTooLarge ("the 12 MB that the gateway takes") and of the security scheme Signature
// ("the gateway rejects more than 15 minutes of skew").

/** Largest request body. */
export const MAX_BODY_BYTES = 12 * 1024 * 1024;

/** How far the time of a signature may be from the cloud's. */
export const MAX_SKEW_MS = 15 * 60 * 1000;

// Published with the gateway's error codes, under APIGW.0201.

/** Longest path and query together. */
export const MAX_URI_BYTES = 32 * 1024;

/** Longest header, with its name. */
export const MAX_HEADER_BYTES = 32 * 1024;

/** All headers together. */
export const MAX_HEADERS_BYTES = 128 * 1024;
