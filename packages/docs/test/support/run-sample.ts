import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createMockCloud, type MockCloud } from "@hcnet/mock";
import { transformSync } from "esbuild";
import { SAMPLES } from "../../src/reference/samples.js";
import { type Exchange, serveRecorded } from "./recording-server.js";

const COMPILED = fileURLToPath(new URL("../../node_modules/.cache/samples", import.meta.url));

/** What a program printed, and how it ended. */
interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The same of a sample, and what it asked the cloud. */
export interface Outcome extends Ended {
  readonly exchanges: readonly Exchange[];
}

/** The project that the samples run in. */
export const PROJECT_ID = "cfa563efb77d4b6d9960781d82530fd8";

/** @throws Error that tells what is missing, so that the tests fail without it. */
export function requireTools(): void {
  for (const [tool, ...args] of [
    ["bash", "--version"],
    ["curl", "--fail-with-body", "--version"],
  ]) {
    if (tool !== undefined && spawnSync(tool, args).status !== 0) {
      throw new Error(`The samples need bash and curl 7.76 or later; ${tool} is missing or too old.
  Debian, Ubuntu: apt-get install bash curl
  macOS: brew install bash curl`);
    }
  }
}

/** Runs a sample, named by its path in `samples/`, against a mock cloud of its own. */
export async function runSample(
  file: string,
  change: (environment: NodeJS.ProcessEnv) => NodeJS.ProcessEnv = (same) => same,
): Promise<Outcome> {
  // A reader waits for what takes minutes, a test does not.
  const cloud = createMockCloud({ transitions: "instant" });
  const { url, exchanges, close } = await serveRecorded(cloud);
  try {
    const environment = change({ ...process.env, ...environmentOf(cloud, url) });
    return { ...(await run(...programOf(file), environment)), exchanges };
  } finally {
    close();
  }
}

const programOf = (file: string): readonly [string, readonly string[]] =>
  file.endsWith(".sh")
    ? ["bash", ["-eu", "-o", "pipefail", file]]
    : [process.execPath, [compileSample(file)]];

/** Compiles a sample next to its dependencies: compiling in each process takes longer than the sample. */
function compileSample(file: string): string {
  const compiled = join(COMPILED, file.replace(/\.ts$/, ".mjs"));
  mkdirSync(dirname(compiled), { recursive: true });
  const source = readFileSync(join(SAMPLES, file), "utf8");
  writeFileSync(compiled, transformSync(source, { loader: "ts", format: "esm" }).code);
  return compiled;
}

/** Returns the variables that the samples read. */
export function environmentOf(cloud: MockCloud, url: string): NodeJS.ProcessEnv {
  const { accessKeyId, secretAccessKey, token } = cloud.credentials;
  const typescript = {
    HCNET_ENDPOINT: url,
    HUAWEICLOUD_SDK_AK: accessKeyId,
    HUAWEICLOUD_SDK_SK: secretAccessKey,
    HUAWEICLOUD_SDK_PROJECT_ID: PROJECT_ID,
  };
  const curl = { ENDPOINT: url, TOKEN: token, PROJECT_ID, no_proxy: "127.0.0.1" };
  // Both colour settings: with one of each, Node.js prints a warning.
  return { ...typescript, ...curl, FORCE_COLOR: "0", NO_COLOR: undefined };
}

/** Runs a program in the directory of the samples. */
export function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: SAMPLES, env, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      stderr += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr }));
  });
}
