// Loaded with the first attempt that is no plain success.
import { cleanResponse } from "../secrets/clean-response.js";
import type { SecretSources } from "../secrets/collect-secrets.js";
import type { TransportResponse } from "../transport/transport.js";
import { correct } from "./corrections.js";
import type { Outcome } from "./outcome.js";

export { cleanError } from "../secrets/clean-error.js";

/** Reads a response that is no plain success, without the secrets of its request. */
export const readErrorResponse = (
  response: TransportResponse,
  secrets: SecretSources,
): Outcome => ({
  ...cleanResponse(response, secrets),
  correct,
});
