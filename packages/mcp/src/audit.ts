import { appendFileSync } from "node:fs";

/** What happened to a call of a tool; `sending` precedes the request of a write. */
export type Outcome = "read" | "planned" | "sending" | "written" | "rejected" | "failed";

/** One line of the audit log. It has no arguments but those of the path, and no response. */
export interface AuditRecord {
  readonly tool: string;
  readonly outcome: Outcome;
  /** Ids in the path of the request. */
  readonly path?: unknown;
  /** Id that the service gave the request. */
  readonly requestId?: string | undefined;
  /** Why the call was rejected or failed. */
  readonly reason?: string;
}

/** Writes the audit log; throws an error when it cannot be written. */
export type Audit = (record: AuditRecord) => void;

/**
 * Writes one JSON object per line to a file.
 *
 * @throws Error when the file cannot be written.
 */
export function auditFile(file: string, now: () => number): Audit {
  appendFileSync(file, "", { mode: 0o600 });
  return (record) => {
    const line = { time: new Date(now()).toISOString(), ...record };
    try {
      appendFileSync(file, `${JSON.stringify(line)}\n`);
    } catch (error) {
      throw new Error(`The audit log could not be written: ${(error as Error).message}`);
    }
  };
}
