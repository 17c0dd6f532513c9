// Usage: node scripts/bootstrap.mjs <script> [args]
// Runs a script of package.json on a machine that has nothing but Node and npm: fetches the pinned
// pnpm and the dependencies first, and a browser for the tests. Plain JavaScript without imports from
// node_modules, since there are none yet.

import { spawnSync } from "node:child_process";
import { findChromium } from "./browser/find.mjs";
import { obtainChromium } from "./browser/obtain.mjs";
import { installDependencies, runPnpm } from "./run/dependencies.mjs";
import { canInstallPackages, installPackage, say } from "./run/install.mjs";

function fail(text) {
  console.error(`[hcnet] ${text}`);
  process.exit(1);
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
try {
  installDependencies();
} catch (error) {
  fail(error.message);
}
if (script === "verify") {
  if (!args.includes("--no-browser")) await provideBrowser();
  await providePython();
}
const finished = runPnpm(["run", "--silent", script, ...args]);
process.exit(finished.status ?? 1);
