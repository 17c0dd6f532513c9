// Puts the pinned pnpm on the PATH. Plain JavaScript without dependencies, as scripts/bootstrap.mjs
// needs it before there are any.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { ROOT, SCRIPT_RUNNER } from "./paths.mjs";

/** The version in `packageManager` of package.json. */
export const PNPM_VERSION = JSON.parse(
  readFileSync(`${ROOT}/package.json`, "utf8"),
).packageManager.split("@")[1];

function output(command, args) {
  // npm and pnpm are scripts on Windows, which only a shell can start.
  const shell = process.platform === "win32";
  const { status, stdout } = spawnSync(command, args, {
    cwd: ROOT,
    env: { ...process.env, npm_config_loglevel: undefined },
    encoding: "utf8",
    shell,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return status === 0 ? stdout.trim() : undefined;
}

/** Returns the version of the pnpm on the PATH as its package says, without starting it. */
function installedVersion() {
  const directory = (process.env.PATH ?? "")
    .split(delimiter)
    .find((name) => name !== SCRIPT_RUNNER && existsSync(join(name, "pnpm")));
  if (directory === undefined) return undefined;
  try {
    // `bin/pnpm.cjs` of the package, where npm links it. Anything else is for pnpm to say.
    const root = dirname(dirname(realpathSync(join(directory, "pnpm"))));
    const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    return name === "pnpm" ? version : undefined;
  } catch {
    return undefined;
  }
}

const isOnPath = () => {
  // To start pnpm takes half a second, more than all the rest of a cached build.
  if (installedVersion() === PNPM_VERSION) return true;
  const { status, stdout } = spawnSync("pnpm", ["--version"], {
    cwd: ROOT,
    encoding: "utf8",
    shell: process.platform === "win32",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return status === 0 && stdout.trim() === PNPM_VERSION;
};

let done = false;

/**
 * Changes `process.env.PATH` so that `pnpm` is the pinned version; fetches it with npm if the PATH has
 * none or another one. npm keeps it, so that only the first call needs the registry.
 *
 * @param {(text: string) => void} [say] says what it does; on standard error by default.
 * @throws {Error} when npm cannot fetch it.
 */
export function providePnpm(say = (text) => console.error(`[hcnet] ${text}`)) {
  if (done || isOnPath()) return;
  say(`pnpm ${PNPM_VERSION} is not on the PATH; running it with npm exec`);
  const print = ["--", "node", "-p", "process.env.PATH"];
  const path = output("npm", [
    "exec",
    "--yes",
    "--prefer-offline",
    `--package=pnpm@${PNPM_VERSION}`,
    ...print,
  ]);
  if (path === undefined) {
    throw new Error(
      `pnpm ${PNPM_VERSION} could not be fetched; see above. Install it with: npm install --global pnpm@${PNPM_VERSION}`,
    );
  }
  process.env.PATH = path;
  done = true;
}
