// What a machine may lack: tests that need it are skipped and listed.

import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const SKIPPED = new Set(["node_modules", "dist", "generated", ".git", ".turbo"]);

function testFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : testFiles(path);
    return entry.name.endsWith(".test.ts") ? [path] : [];
  });
}

/** `variable` is "1" where a requirement is not met; tests that need it import its helper. */
const REQUIREMENTS = [
  { name: "browser", variable: "HCNET_NO_BROWSER", helper: "support/browser.js" },
  { name: "Python 3", variable: "HCNET_NO_PYTHON", helper: "support/run-python.js" },
];

/** Returns the requirements that this machine does not meet, by their variables. */
export const unmetRequirements = () =>
  REQUIREMENTS.filter(({ variable }) => process.env[variable] === "1");

/**
 * Lists the test files below a folder that need what this machine lacks.
 *
 * @param {string} folder
 * @returns {string[]} paths from the folder, with slashes.
 */
export function skippedTests(folder) {
  const helpers = unmetRequirements().map(({ helper }) => `/${helper}"`);
  if (helpers.length === 0) return [];
  return testFiles(folder)
    .filter((file) => {
      const source = readFileSync(file, "utf8");
      return helpers.some((helper) => source.includes(helper));
    })
    .map((file) => relative(folder, file).replaceAll("\\", "/"))
    .sort();
}
