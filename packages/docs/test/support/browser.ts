import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

const HELP = `The tests of the pages need Chromium or Chrome, and there is none in the usual places.
  Debian, Ubuntu: apt-get install chromium (or chromium-browser)
  macOS: brew install --cask chromium
  Windows: winget install Google.Chrome
Or put the path of one into CHROMIUM_PATH.`;

function findChromium(): string {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) {
    if (existsSync(CHROMIUM_PATH)) return CHROMIUM_PATH;
    throw new Error(`CHROMIUM_PATH: there is no file ${CHROMIUM_PATH}`);
  }
  const found = PLACES.find((place) => existsSync(place));
  if (found === undefined) throw new Error(HELP);
  return found;
}

/**
 * Starts the browser of this machine, with more arguments if there are any.
 *
 * @throws Error that tells how to get one, so that a missing browser fails the tests.
 */
export function launchBrowser(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-gpu",
      "--disable-sync",
      "--no-first-run",
      // Chromium refuses to run its sandbox as root, which is what containers of CI are.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...args,
    ],
  });
}
