// Usage: node scripts/bootstrap.mjs <script> [args]
// Runs a script of package.json on a machine that has nothing but Node and npm: fetches the pinned
// pnpm and the dependencies first, and a browser for the tests. Plain JavaScript without imports from
// node_modules, since there are none yet.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findChromium } from "./browser/find.mjs";
import { obtainChromium } from "./browser/obtain.mjs";
import { canInstallPackages, installPackage, say } from "./run/install.mjs";
import { providePnpm } from "./run/pnpm.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const { engines } = JSON.parse(readFileSync(`${ROOT}/package.json`, "utf8"));

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

const environment = () => ({
  ...process.env,
  DO_NOT_TRACK: "1",
  REDOCLY_TELEMETRY: "off",
  TURBO_TELEMETRY_DISABLED: "1",
  // npm passes its own settings on to what it starts; pnpm warns about those it does not know.
  npm_config_loglevel: undefined,
});

/** Runs pnpm with the given arguments. */
function run(args) {
  // pnpm is a script on Windows, which only a shell can start.
  const shell = process.platform === "win32";
  return spawnSync("pnpm", args, { cwd: ROOT, env: environment(), shell, stdio: "inherit" });
}

function findPnpm() {
  try {
    providePnpm(say);
  } catch (error) {
    fail(error.message);
  }
}

function install() {
  say("installing dependencies (the lockfile decides the versions)");
  // Lines of text, of which there are some every few seconds, where there is no terminal.
  const reporter = process.stdout.isTTY ? "default" : "append-only";
  const flags = ["install", "--frozen-lockfile", `--reporter=${reporter}`];
  if (run(flags).status === 0) return;
  fail("The dependencies could not be installed; see above. Is the npm registry within reach?");
}

const NO_BROWSER = `There is no browser for the tests of pages, and none could be obtained; see above.
  With one:     CHROMIUM_PATH=<path of Chromium, Chrome or Edge> npm test
  Without one:  npm test -- --no-browser`;

/** Puts the browser of the tests into the environment; one that is missing is obtained first. */
async function provideBrowser() {
  try {
    const path = findChromium() ?? (await obtainChromium());
    if (path === undefined) fail(NO_BROWSER);
    say(`browser of the tests: ${path}`);
    process.env.CHROMIUM_PATH = path;
  } catch (error) {
    fail(error.message);
  }
}

const hasPython = () => spawnSync("python3", ["--version"]).status === 0;

/** Installs Python 3 for the tests of the Python samples, or has them skipped. */
async function providePython() {
  if (hasPython()) return;
  if (canInstallPackages()) {
    say("no Python 3 found; installing the python3 package of the system");
    await installPackage("python3").catch(({ message }) => say(`  failed: ${message}`));
    if (hasPython()) return;
  }
  say("no Python 3 found; skipping the tests of the Python samples");
  process.env.HCNET_NO_PYTHON = "1";
}

const [script, ...args] = process.argv.slice(2);
if (script === undefined) fail("script: expected one of package.json, such as tour, got nothing");
checkNode();
findPnpm();
install();
if (script === "verify") {
  if (!args.includes("--no-browser")) await provideBrowser();
  await providePython();
}
const finished = run(["run", "--silent", script, ...args]);
process.exit(finished.status ?? 1);
