import { type Browser, chromium } from "playwright-core";
import { findChromium } from "../../../../scripts/browser/find.mjs";

const HELP = `The tests of the pages need Chromium, Chrome or Edge, and none is installed. \`npm test\` obtains one;
a path in CHROMIUM_PATH names another. HCNET_NO_BROWSER=1 skips these tests.`;

function requireChromium(): string {
  const path = findChromium();
  if (path === undefined) throw new Error(HELP);
  return path;
}

/**
 * Features that no test needs. The popups of the address bar are pages of their own, which Chromium loads
 * again with each page. The rest is Playwright's own list, as far as tests can notice it: Chromium takes
 * the last list alone.
 */
const DISABLED_FEATURES = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxFullPopup",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "ThirdPartyStoragePartitioning",
];

/**
 * Starts the browser of this machine, with more arguments if there are any.
 *
 * @throws Error that tells how to get one, so that a missing browser fails the tests.
 */
export function launchBrowser(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: requireChromium(),
    args: [
      "--disable-background-networking",
      "--disable-component-update",
      `--disable-features=${DISABLED_FEATURES.join()}`,
      "--disable-gpu",
      "--disable-sync",
      "--no-first-run",
      ...args,
    ],
  });
}

/** Names no host but this machine, so that no page can reach another one. */
const OFFLINE = "--host-resolver-rules=MAP mock.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";
let shared: Promise<Browser> | undefined;

/**
 * Returns the browser that all test files of a worker share, since a start takes longer than most tests. It
 * ends with the process, and reaches this machine alone, as 127.0.0.1 or `mock.test`.
 */
export function sharedBrowser(): Promise<Browser> {
  shared ??= launchBrowser([OFFLINE]);
  return shared;
}
