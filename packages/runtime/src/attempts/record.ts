import type { AttemptRecord } from "../errors/errors.js";
import { codeOf, rootOf } from "../transport/failure.js";
import type { Outcome } from "./classify.js";

/** What is kept of an attempt. */
export function recordOf({ response, details, error }: Outcome, durationMs: number): AttemptRecord {
  if (response === undefined) {
    return { code: codeOf(rootOf(error?.cause)) ?? error?.code, durationMs };
  }
  const { status, headers } = response;
  const requestId = details?.requestId ?? headers["x-request-id"];
  return { status, code: details?.code, requestId, durationMs };
}
