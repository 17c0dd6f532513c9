import type { CallListener, CallRecord } from "../journal/call.js";

export const LOG_FORMATS = ["json", "text", "off"] as const;

/** How calls are logged. */
export type LogFormat = (typeof LOG_FORMATS)[number];

const rounded = (ms: number): number => Math.round(ms * 10) / 10;

function jsonLine({ sequence: _, durationMs, ...call }: CallRecord): string {
  return JSON.stringify({ ...call, durationMs: rounded(durationMs) });
}

function textLine(call: CallRecord): string {
  const { time, method, path, operationId = "-", status, fault, durationMs, requestId } = call;
  const went = fault === undefined ? "" : ` (${fault})`;
  return `${time} ${method} ${path} ${operationId} ${status}${went} ${rounded(durationMs)} ms ${requestId}`;
}

/** Writes a line for each call. The record of a call has no secret in it. */
export function logTo(
  write: (text: string) => void,
  format: Exclude<LogFormat, "off">,
): CallListener {
  const line = format === "json" ? jsonLine : textLine;
  return (call) => write(`${line(call)}\n`);
}
