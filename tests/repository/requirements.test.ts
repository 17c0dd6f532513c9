import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ROOT } from "../../scripts/lib/apis.js";
import { skippedTests } from "../../scripts/run/requirements.mjs";

beforeEach(() => {
  vi.stubEnv("HCNET_NO_BROWSER", "");
  vi.stubEnv("HCNET_NO_PYTHON", "");
});
afterEach(() => vi.unstubAllEnvs());

const testsThatContain = (pattern: RegExp): string[] =>
  execFileSync("git", ["ls-files", "*.test.ts"], { cwd: ROOT, encoding: "utf8" })
    .trim()
    .split("\n")
    // That of the nightly job says itself what it needs.
    .filter((file) => !file.startsWith("tests/consumers/"))
    .filter((file) => pattern.test(readFileSync(join(ROOT, file), "utf8")))
    .sort();

test("skips no test on a machine that has everything", () => {
  expect(skippedTests(ROOT)).toEqual([]);
});

test("skips each test that opens a page where there is no browser", () => {
  vi.stubEnv("HCNET_NO_BROWSER", "1");
  const skipped = skippedTests(ROOT);
  expect(skipped).toEqual(testsThatContain(/\.newPage\(|\.newContext\(/));
  expect(skipped).toContain("packages/docs/test/pages.test.ts");
});

test("skips the tests of the Python samples where there is no Python", () => {
  vi.stubEnv("HCNET_NO_PYTHON", "1");
  expect(skippedTests(ROOT)).toEqual(["packages/docs/test/python-samples.test.ts"]);
});
