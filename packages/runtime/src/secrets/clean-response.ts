import { type ErrorDetails, readErrorBody } from "../errors/envelope.js";
import { isTooDeep } from "../json-depth.js";
import type { TransportResponse } from "../transport/transport.js";
import { collectSecrets, type SecretSources } from "./collect-secrets.js";
import { redactBody } from "./redact-body.js";
import { createRedactor } from "./redactor.js";

/** A longer body of an error response, in UTF-16 code units, is dropped: no service writes one. */
const MAX_ERROR_BODY = 262_144;

/** A response without secrets of its request, and what its body says about an error. */
export interface CleanResponse {
  readonly response: TransportResponse;
  /** Nothing for a success. */
  readonly details: ErrorDetails;
}

/**
 * Removes the secrets of a request from its response, as services repeat what they reject. The body
 * of a success stays as it is: it is the caller's data.
 */
export function cleanResponse(response: TransportResponse, sources: SecretSources): CleanResponse {
  const redact = createRedactor(collectSecrets(sources));
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name, redact(value)]),
  );
  if (response.status >= 200 && response.status < 300) {
    return { response: { ...response, headers }, details: readErrorBody(undefined) };
  }
  const isUsable = response.body.length <= MAX_ERROR_BODY && !isTooDeep(response.body);
  const body = isUsable ? redactBody(response.body, redact) : "";
  return { response: { ...response, headers, body }, details: readErrorBody(body) };
}
