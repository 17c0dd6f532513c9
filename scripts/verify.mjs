// Usage: node scripts/verify.mjs [--no-browser]
// Checks everything that must hold before a change lands: runs all checks and tests, of which turbo
// caches those whose inputs did not change, and counts the tests.

import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./run/paths.mjs";
import { skippedTests, unmetRequirements } from "./run/requirements.mjs";
import { listTasks, runTasks } from "./run/turbo.mjs";

const TASKS = [
  "lint:code",
  "lint:prose",
  "lint",
  "build",
  "typecheck",
  "score",
  "test",
  "test:repository",
  "test:contract",
  "test:published",
  "test:behavior",
  "drift",
];
// Most tasks wait for processes, files and connections for a quarter of their time.
const FLAGS = ["--concurrency=3", "--continue=dependencies-successful"];

/** The reports of vitest that the tasks write, and that turbo restores with a cached result. */
async function reportFiles() {
  const tasks = (await listTasks([...TASKS, ...FLAGS])) ?? [];
  return tasks.flatMap(({ directory, outputs }) =>
    (outputs ?? [])
      .filter((output) => output.includes("test-results/"))
      .map((output) => join(ROOT, directory, output)),
  );
}

/** Adds up the tests of all reports. A task without a report, which could not start, adds none. */
function countTests(reports) {
  let passed = 0;
  let failed = 0;
  for (const file of reports.filter((name) => existsSync(name))) {
    const { numPassedTests, numFailedTests, numFailedTestSuites, success } = JSON.parse(
      readFileSync(file, "utf8"),
    );
    passed += numPassedTests;
    // A file that cannot be loaded has no tests to fail.
    failed += numFailedTests > 0 || success ? numFailedTests : Math.max(numFailedTestSuites, 1);
  }
  return { passed, failed };
}

const USAGE = "npm test -- [--no-browser]";
const args = process.argv.slice(2).filter((arg) => arg !== "--");
if (args.includes("--help")) {
  console.log(`Usage: ${USAGE}`);
  process.exit(0);
}
const unknown = args.find((arg) => arg !== "--no-browser");
if (unknown !== undefined) {
  console.error(`Unknown option '${unknown}'\nUsage: ${USAGE}`);
  process.exit(2);
}
if (args.includes("--no-browser")) process.env.HCNET_NO_BROWSER = "1";
const reports = await reportFiles();
for (const report of reports) rmSync(report, { force: true });
const { code } = await runTasks([...TASKS, ...FLAGS]);
const { passed, failed } = countTests(reports);
const unmet = unmetRequirements().map(({ name }) => name);
if (unmet.length > 0) {
  console.log(`[hcnet] not checked, as this machine has no ${unmet.join(" and no ")}:`);
  for (const file of skippedTests(ROOT)) console.log(`[hcnet]   ${file}`);
}
console.log(code === 0 ? "[hcnet] all checks passed" : "[hcnet] a check failed; see above");
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = code;
