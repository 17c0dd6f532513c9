import type { Answered } from "../attempts/attempts.js";
import type { AttemptRecord } from "../errors/errors.js";
import type { TransportResponse } from "../transport/transport.js";

/** An answer that has been read, and what it took. */
export interface Answer extends TransportResponse {
  readonly url: string;
  /** The attempts that it took; none if middleware gave it. */
  readonly attempts: readonly AttemptRecord[];
}

/** The answer that a call ended with. */
export const answerOf = (url: string, { response, attempts }: Answered): Answer => {
  const { status, headers, body } = response;
  return { url, status, headers, body, attempts };
};

/** Whether a status is a success. */
export const isOk = (status: number): boolean => status >= 200 && status < 300;
