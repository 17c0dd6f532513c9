import type { ProvidedCredentials } from "../credentials/credentials.js";
import type { ErrorDetails } from "../errors/envelope.js";
import type { HcnetError } from "../errors/errors.js";
import type { SecretSources } from "../secrets/collect-secrets.js";
import type { TransportResponse } from "../transport/transport.js";
import type { RetryContext } from "./context.js";

/** How one attempt ended. */
export interface Outcome {
  readonly response?: TransportResponse | undefined;
  /** Details from the body of an error response. */
  readonly details?: ErrorDetails | undefined;
  readonly error?: HcnetError | undefined;
  /** The secrets that the response may echo; undefined if nothing was sent. */
  readonly secrets?: SecretSources | undefined;
  /** Corrects the clock or the credentials after a rejection; undefined after a success. */
  readonly correct?: Correct | undefined;
  /** Credentials of a rejected attempt. */
  readonly credentials?: ProvidedCredentials | undefined;
  /** Clock skew that the attempt was signed with, in milliseconds. */
  readonly skewMs?: number | undefined;
}

/** The corrections that a call has made; each is made at most once. */
export interface Corrections {
  token?: boolean;
  clock?: boolean;
}

/**
 * Corrects the clock or the credentials, each once a call.
 *
 * @returns whether another attempt may be accepted for it.
 */
export type Correct = (
  context: RetryContext,
  outcome: Outcome,
  corrections: Corrections,
) => boolean;
