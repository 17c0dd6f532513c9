// Finds a Chromium that is already on this machine. Plain JavaScript without dependencies, since
// scripts/bootstrap.mjs runs it before anything is installed.

import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const COMMANDS = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
  "microsoft-edge-stable",
  "msedge",
];

const PLACES = {
  linux: ["/snap/bin/chromium", "/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge"],
  darwin: [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, "Google", "Chrome", "Application", "chrome.exe"),
      join(folder, "Chromium", "Application", "chrome.exe"),
      join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
    ]),
};

const PLAYWRIGHT_CACHES = {
  linux: join(homedir(), ".cache", "ms-playwright"),
  darwin: join(homedir(), "Library", "Caches", "ms-playwright"),
  win32: join(process.env.LOCALAPPDATA ?? homedir(), "ms-playwright"),
};

/** Where the Chromium of an npm package is unpacked; see obtain.mjs. */
export const PACKAGED = fileURLToPath(
  new URL("../../node_modules/.cache/chromium/chromium", import.meta.url),
);

function onPath() {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const suffix = process.platform === "win32" ? ".exe" : "";
  return COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
}

/** The browsers that Playwright has installed, the newest first. */
function ofPlaywright() {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? PLAYWRIGHT_CACHES[process.platform];
  if (cache === undefined || !existsSync(cache)) return [];
  return readdirSync(cache)
    .filter((name) => /^chromium(_headless_shell)?-\d+$/.test(name))
    .sort((one, other) => Number(other.split("-")[1]) - Number(one.split("-")[1]))
    .flatMap((name) =>
      readdirSync(join(cache, name))
        .flatMap((folder) =>
          ["chrome-headless-shell", "headless_shell", "chrome", "chrome-headless-shell.exe"].map(
            (file) => join(cache, name, folder, file),
          ),
        )
        .filter((file) => existsSync(file)),
    );
}

/**
 * Finds the Chromium, Chrome or Edge to use: CHROMIUM_PATH, then one that is installed, then one that
 * an earlier run has obtained.
 *
 * @returns {string | undefined} its path.
 * @throws {Error} when CHROMIUM_PATH names no file.
 */
export function findChromium() {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) {
    if (existsSync(CHROMIUM_PATH)) return CHROMIUM_PATH;
    throw new Error(`CHROMIUM_PATH: expected the path of a browser, got "${CHROMIUM_PATH}"`);
  }
  const installed = [...onPath(), ...(PLACES[process.platform] ?? [])];
  return [...installed, ...ofPlaywright(), PACKAGED].find((file) => existsSync(file));
}
