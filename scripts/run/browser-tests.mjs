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

/**
 * Lists the test files below a folder that need a browser: those that start one.
 *
 * @param {string} folder
 * @returns {string[]} paths from the folder, with slashes.
 */
export function browserTests(folder) {
  return testFiles(folder)
    .filter((file) => /\blaunchBrowser\(/.test(readFileSync(file, "utf8")))
    .map((file) => relative(folder, file).replaceAll("\\", "/"))
    .sort();
}
