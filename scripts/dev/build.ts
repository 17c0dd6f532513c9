import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ROOT } from "../lib/apis.js";

const TURBO = join(ROOT, "scripts", "turbo.mjs");

/** Runs tasks, of which only those whose inputs changed run; false if one failed, which it printed. */
async function run(...args: readonly string[]): Promise<boolean> {
  const child = spawn(process.execPath, [TURBO, ...args], { cwd: ROOT, stdio: "inherit" });
  const [code] = await once(child, "exit");
  return code === 0;
}

/** Lints the specs and builds the mock with what it depends on. */
export const buildMock = (): Promise<boolean> =>
  run("lint", "build", "--filter=@hcnet/spec-sources", "--filter=@hcnet/mock");

/** Builds the docs. */
export const buildDocs = (): Promise<boolean> => run("build", "--filter=@hcnet/docs");
