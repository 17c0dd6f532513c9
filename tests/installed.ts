// Runs tests whose tools are installed on demand, because no other test needs them.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

function run(command: string, args: readonly string[], cwd: string): void {
  const { status } = spawnSync(command, args, {
    cwd,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status === 0) return;
  console.error(`[hcnet] failed: ${command} ${args.join(" ")}, in ${cwd}`);
  process.exit(1);
}

/**
 * Installs the package.json of a directory with npm, unless that is done, and runs the tests of its
 * vitest.config.ts.
 *
 * @param what Names the tools and their size.
 * @param command What npm is told: `ci` with a lockfile, otherwise `install`.
 */
export function testInstalled(directory: string, what: string, command: readonly string[]): void {
  if (!existsSync(join(directory, "node_modules"))) {
    console.error(`[hcnet] installing ${what}`);
    run("npm", [...command, "--no-audit", "--no-fund"], directory);
  }
  runTests(directory);
}

/** Runs the tests of the vitest.config.ts of a directory; arguments select files. */
export function runTests(directory: string): void {
  const config = join(directory, "vitest.config.ts");
  run("vitest", ["run", "--config", config, ...process.argv.slice(2)], import.meta.dirname);
}
