import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { ROOT } from "../lib/apis.js";

/** A running `hcnet-mock`. */
export interface MockProcess {
  readonly port: number;
  /** What it printed when it was ready. */
  readonly line: string;
  stop(): Promise<void>;
}

/** What a mock cloud accepts. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly token: string;
}

const createCredentials = (): Credentials => ({
  accessKeyId: randomBytes(10).toString("hex").toUpperCase(),
  secretAccessKey: randomBytes(20).toString("hex"),
  token: randomBytes(32).toString("hex"),
});

function readCredentials(file: string): Credentials | undefined {
  try {
    const { accessKeyId, secretAccessKey, token } = JSON.parse(readFileSync(file, "utf8"));
    const values = [accessKeyId, secretAccessKey, token];
    const isComplete = values.every((value) => typeof value === "string" && value !== "");
    return isComplete ? { accessKeyId, secretAccessKey, token } : undefined;
  } catch {
    // Missing on the first start, and created again when it cannot be read.
    return undefined;
  }
}

/**
 * Returns the credentials of a file, so that clients keep working when `pnpm dev` is started again;
 * creates random ones in it if it has none.
 */
export function keepCredentials(file: string): Credentials {
  const kept = readCredentials(file);
  if (kept !== undefined) return kept;
  const created = createCredentials();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(created), { mode: 0o600 });
  return created;
}

/** Starts `hcnet-mock` as a process of its own, so that it can be started again with new code. */
export async function startMock(
  port: number,
  { accessKeyId, secretAccessKey, token }: Credentials,
): Promise<MockProcess> {
  const directory = join(ROOT, "packages", "mock");
  const manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as {
    readonly bin: { readonly "hcnet-mock": string };
  };
  const bin = join(directory, manifest.bin["hcnet-mock"]);
  const keys = ["--access-key", accessKeyId, "--secret-key", secretAccessKey, "--token", token];
  const child = spawn(process.execPath, [bin, "--port", String(port), ...keys], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout });
  const started = once(lines, "line").then(([line]) => String(line));
  const failed = once(child, "exit").then(() => {
    throw new Error(`hcnet-mock on port ${port} stopped before it was ready`);
  });
  const line = await Promise.race([started, failed]);
  failed.catch(() => undefined);
  return {
    port,
    line,
    stop: async () => {
      if (child.exitCode !== null) return;
      const exited = once(child, "exit");
      child.kill();
      await exited;
    },
  };
}
