import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type ApiError,
  type CredentialProvider,
  createSession,
  type ProvidedCredentials,
  type SessionOptions,
} from "@hcnet/runtime";
import { collectSecrets } from "@hcnet/runtime/secrets";
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
  /** The operations that were called. */
  readonly called: readonly string[];
  /** Those that failed unexpectedly, with error, status and code; each is a difference. */
  readonly failed: readonly string[];
  /** How many calls returned a success. */
  readonly succeeded: number;
  /** How many differences the report lists, failed calls included. */
  readonly differences: number;
}

/** Says why a call failed without its body: status and code of an error response, or the error's name. */
function reasonOf(error: unknown): string {
  const { status, code, name } = error as { status?: unknown; code?: unknown; name?: unknown };
  return [name, status, code].filter((each) => each !== undefined).join(" ");
}

/** Lists the secrets of credentials, those that a provider returns later included. */
function watchCredentials(given: SessionOptions["credentials"]) {
  const secrets = new Set<string>();
  const add = (credentials: ProvidedCredentials): ProvidedCredentials => {
    for (const secret of collectSecrets({ credentials })) secrets.add(secret);
    if ("accessKeyId" in credentials) secrets.add(credentials.accessKeyId);
    return credentials;
  };
  if (typeof given !== "function") return { secrets, credentials: add(given) };
  const { settings } = given;
  const provider: CredentialProvider = async (context) => add(await given(context));
  return { secrets, credentials: Object.assign(provider, { settings }) };
}

/** Makes the safe calls, and writes a recording and a report without secrets. */
export async function verifyLive({ session, directory, write }: LiveOptions): Promise<LiveResult> {
  const { secrets, credentials } = watchCredentials(session.credentials);
  const observer = new Observer(apis, { secrets: () => secrets });
  const recorder = recordHar(observer);
  // One attempt: retries would repeat differences.
  const options = { ...session, credentials, fetch: observer.fetch, retry: { maxAttempts: 1 } };
  const live = createSession(options as SessionOptions);
  const called: string[] = [];
  const failed: string[] = [];
  let succeeded = 0;
  const step: Step = async (operationId, call, expected) => {
    called.push(operationId);
    try {
      await call();
      succeeded += 1;
    } catch (error) {
      if (expected !== undefined && (error as Partial<ApiError>).status === expected) return;
      failed.push(`${operationId}: ${observer.redact(reasonOf(error))}`);
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
  const differences = observer.differences.length + failed.length;
  return { called, failed, succeeded, differences };
}
