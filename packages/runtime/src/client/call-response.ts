import type { AttemptRecord } from "../errors/errors.js";
import type { AttemptsResult } from "../retry/run-attempts.js";
import type { Reporter } from "../telemetry/reporter.js";
import type { TransportResponse } from "../transport/transport.js";

export { isOk } from "../transport/transport.js";

/** A response that has been read, and what it took. */
export interface CallResponse extends TransportResponse {
  readonly url: string;
  /** The attempts that it took; none if middleware gave it. */
  readonly attempts: readonly AttemptRecord[];
  /** Tells the listener about the call; undefined if there is none. */
  readonly report?: Reporter | undefined;
}

/** The response that a call ended with. */
export const callResponseOf = (
  url: string,
  { response, attempts }: AttemptsResult,
  report: Reporter | undefined,
): CallResponse => {
  const { status, headers, body } = response;
  return { url, status, headers, body, attempts, report };
};
