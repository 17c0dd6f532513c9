// What the specs say in prose only, so it cannot be read from them: the descriptions of
// PayloadTooLarge ("the 12 MB that the gateway takes") and of the security scheme Signature
// ("the gateway refuses more than 15 minutes of skew").

/** Largest request body. */
export const MAX_BODY_BYTES = 12 * 1024 * 1024;

/** How far the time of a signature may be from the cloud's. */
export const MAX_SKEW_MS = 15 * 60 * 1000;
