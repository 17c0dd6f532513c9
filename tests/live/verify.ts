import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createSession, type SessionOptions } from "@hcnet/runtime";
import { apis } from "../../packages/mock/src/apis/index.js";
import { recordHar } from "../../packages/mock/src/har/index.js";
import { Observer } from "../../packages/mock/src/upstream/observer.js";
import { readAll, type Step, writeLeast } from "./calls.js";
import { toReport } from "./report.js";

export interface LiveOptions {
  readonly session: Omit<SessionOptions, "fetch">;
  /** Where `calls.har` and `report.md` are written. */
  readonly directory: string;
  readonly write: boolean;
}

export interface LiveResult {
  /** The operations that were called, with those that failed and why. */
  readonly called: readonly string[];
  readonly failed: readonly string[];
  /** How many differences the report lists. */
  readonly differences: number;
}

/** Says why a call failed without its body: status and code of an error response, or the error's name. */
function reasonOf(error: unknown): string {
  const { status, code, name } = error as { status?: unknown; code?: unknown; name?: unknown };
  return [name, status, code].filter((each) => each !== undefined).join(" ");
}

/** Makes the safe calls, and writes a recording and a report without secrets. */
export async function verifyLive({ session, directory, write }: LiveOptions): Promise<LiveResult> {
  const observer = new Observer(apis);
  const recorder = recordHar(observer);
  // One attempt: retries would repeat differences.
  const options = { ...session, fetch: observer.fetch, retry: { maxAttempts: 1 } };
  const live = createSession(options as SessionOptions);
  const called: string[] = [];
  const failed: string[] = [];
  const step: Step = async (operationId, call) => {
    called.push(operationId);
    try {
      await call();
    } catch (error) {
      failed.push(`${operationId}: ${reasonOf(error)}`);
    }
  };
  await readAll(live, step);
  if (write) await writeLeast(live, step);
  mkdirSync(directory, { recursive: true });
  await recorder.save(join(directory, "calls.har"));
  const report = toReport({
    differences: observer.differences,
    calls: observer.journal.recent(),
    failed,
  });
  writeFileSync(join(directory, "report.md"), report, { mode: 0o600 });
  return { called, failed, differences: observer.differences.length };
}
