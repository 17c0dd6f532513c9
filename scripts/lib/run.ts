import { spawn } from "node:child_process";
import { join } from "node:path";
import { TELEMETRY_OFF } from "../run/telemetry.mjs";
import { ROOT } from "./apis.js";

/**
 * Runs a command that this package depends on, in the root of the repository; rejects with what it
 * printed if it fails.
 *
 * @param env additional environment variables: the place for secrets, which must not be arguments.
 */
export function runBin(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(ROOT, "scripts", "node_modules", ".bin", name), args, {
      cwd: ROOT,
      env: { ...process.env, ...TELEMETRY_OFF, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      stderr += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(stdout);
      else reject(new Error(`${name} ${args.join(" ")} failed (${code}):\n${stdout}${stderr}`));
    });
  });
}
