import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { ROOT } from "../lib/apis.js";
import { quietEnvironment } from "../lib/telemetry.js";

const turbo = createRequire(import.meta.url).resolve("turbo/bin/turbo");

/** Builds what has changed; false if something did not build, which it has printed then. */
export async function build(): Promise<boolean> {
  const child = spawn(process.execPath, [turbo, "run", "build", "--output-logs=errors-only"], {
    cwd: ROOT,
    env: quietEnvironment,
    stdio: "inherit",
  });
  const [code] = await once(child, "exit");
  return code === 0;
}
