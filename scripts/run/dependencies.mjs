// Installs the dependencies. Plain JavaScript without imports from node_modules, since there are none yet.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { say } from "./install.mjs";
import { ROOT } from "./paths.mjs";
import { providePnpm } from "./pnpm.mjs";
import { TELEMETRY_OFF } from "./telemetry.mjs";

const read = (name) => readFileSync(join(ROOT, name), "utf8");

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  const { engines } = JSON.parse(read("package.json"));
  throw new Error(
    `Node ${process.versions.node} is too old; install Node ${engines.node}, then run the command again.`,
  );
}

const environment = () => ({
  ...process.env,
  ...TELEMETRY_OFF,
  // npm passes its own settings on to what it starts; pnpm warns about those it does not know.
  npm_config_loglevel: undefined,
});

/** Runs pnpm with the given arguments. */
export function runPnpm(args) {
  // pnpm is a script on Windows, which only a shell can start.
  const shell = process.platform === "win32";
  return spawnSync("pnpm", args, { cwd: ROOT, env: environment(), shell, stdio: "inherit" });
}

/**
 * Puts the pinned pnpm on the PATH and installs what the lockfile lists.
 *
 * @throws {Error} when Node.js is too old, or pnpm or a dependency cannot be fetched.
 */
export function installDependencies() {
  checkNode();
  providePnpm(say);
  say("installing dependencies (the lockfile decides the versions)");
  // Lines of text, of which there are some every few seconds, where there is no terminal.
  const reporter = process.stdout.isTTY ? "default" : "append-only";
  const flags = ["install", "--frozen-lockfile", `--reporter=${reporter}`];
  if (runPnpm(flags).status === 0) return;
  throw new Error(
    "The dependencies could not be installed; see above. Is the npm registry within reach?",
  );
}

/** Tells whether the installed dependencies are those of the lockfile, of which pnpm keeps a copy. */
export const isInstalled = () =>
  existsSync(join(ROOT, "node_modules/.pnpm/lock.yaml")) &&
  read("node_modules/.pnpm/lock.yaml") === read("pnpm-lock.yaml");
