import type { Answered } from "../attempts/attempts.js";
import type { Reporter } from "../attempts/report.js";
import type { AttemptRecord } from "../errors/errors.js";
import type { TransportResponse } from "../transport/transport.js";

export { isOk } from "../transport/transport.js";

/** An answer that has been read, and what it took. */
export interface Answer extends TransportResponse {
  readonly url: string;
  /** The attempts that it took; none if middleware gave it. */
  readonly attempts: readonly AttemptRecord[];
  /** Tells the listener about the call; undefined if there is none. */
  readonly report?: Reporter | undefined;
}

/** The answer that a call ended with. */
export const answerOf = (
  url: string,
  { response, attempts }: Answered,
  report: Reporter | undefined,
): Answer => {
  const { status, headers, body } = response;
  return { url, status, headers, body, attempts, report };
};
