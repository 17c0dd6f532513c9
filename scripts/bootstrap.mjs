// Usage: node scripts/bootstrap.mjs <script> [args]
// Runs a script of package.json on a machine that has nothing but Node and npm: fetches the pinned
// pnpm and the dependencies first. Plain JavaScript without imports from node_modules, since there
// are none yet.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const { packageManager, engines } = JSON.parse(readFileSync(`${ROOT}/package.json`, "utf8"));
const [, PNPM_VERSION] = packageManager.split("@");

const say = (text) => console.log(`[hcnet] ${text}`);

function fail(text) {
  console.error(`[hcnet] ${text}`);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Node ${process.versions.node} is too old; install Node ${engines.node}, then try again.`);
  }
}

const env = {
  ...process.env,
  DO_NOT_TRACK: "1",
  REDOCLY_TELEMETRY: "off",
  TURBO_TELEMETRY_DISABLED: "1",
  // npm passes its own settings on to what it starts; pnpm warns about those it does not know.
  npm_config_loglevel: undefined,
};

function run(command, args, options = {}) {
  // npm and pnpm are scripts on Windows, which only a shell can start.
  const shell = process.platform === "win32";
  return spawnSync(command, args, { cwd: ROOT, env, shell, stdio: "inherit", ...options });
}

/** The command line that starts the pinned pnpm: the one on the PATH if it is that version. */
function pnpmCommand() {
  const found = run("pnpm", ["--version"], {
    stdio: ["ignore", "pipe", "ignore"],
    encoding: "utf8",
  });
  if (found.status === 0 && found.stdout.trim() === PNPM_VERSION) return ["pnpm", []];
  say(`fetching pnpm ${PNPM_VERSION} with npm`);
  return ["npm", ["exec", "--yes", `--package=pnpm@${PNPM_VERSION}`, "--", "pnpm"]];
}

const [script, ...args] = process.argv.slice(2);
if (script === undefined)
  fail("Which script of package.json? Try: node scripts/bootstrap.mjs tour");
checkNode();
const [command, prefix] = pnpmCommand();
say("installing dependencies (the lockfile decides the versions)");
const installed = run(command, [...prefix, "install", "--frozen-lockfile", "--reporter=silent"]);
if (installed.status !== 0) {
  // Silent hides the reason as well; say it now.
  run(command, [...prefix, "install", "--frozen-lockfile"]);
  fail("The dependencies could not be installed; see above. Is the npm registry within reach?");
}
const finished = run(command, [...prefix, "run", "--silent", script, ...args]);
process.exit(finished.status ?? 1);
