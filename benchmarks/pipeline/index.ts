// Usage: tsx benchmarks/pipeline/index.ts [--runs 3] [--test-runs 3] [--rows build-again,…] [--write]
// Measures builds, lint and tests on a fresh clone of the last commit; --write puts the table into
// RESULTS.md.

import { join } from "node:path";
import { findChromium } from "../../scripts/browser/find.mjs";
import { integerOption, namesOption, parseCommandLine } from "../../scripts/lib/command-line.js";
import { describeMachine } from "../lib/machine.js";
import { median } from "../lib/median.js";
import { writeReport } from "../lib/write-report.js";
import { createClone } from "./clone.js";
import { type Row, rows } from "./rows.js";

const usage = "pnpm bench:pipeline [--runs N] [--test-runs N] [--rows NAME,NAME...] [--write]";
const { values } = parseCommandLine(usage, {
  options: {
    runs: { type: "string", default: "3" },
    "test-runs": { type: "string" },
    rows: { type: "string", default: rows.map(({ name }) => name).join(",") },
    write: { type: "boolean", default: false },
  },
});

const count = (flag: string, value: string): number =>
  integerOption({ option: `--${flag}`, value, usage }, { min: 1, max: 100 });

function chosenRows(): readonly Row[] {
  const known = rows.map(({ name }) => name);
  const names = namesOption({ option: "--rows", value: values.rows, usage }, known);
  return rows.filter(({ name }) => names.includes(name));
}

const line = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;

function report(measured: ReadonlyMap<Row, readonly number[]>, hadBrowser: boolean): string {
  const browser = hadBrowser ? "with an installed browser" : "without an installed browser";
  return `${[
    "# The pipeline, measured",
    "",
    `Written by \`pnpm bench:pipeline\` on ${describeMachine()}, ${browser}.`,
    "",
    "Seconds on a fresh clone of the last commit with its packages installed; medians.",
    "",
    line(["what", "seconds", "goal", "runs"]),
    line(["---", "---:", "---:", "---:"]),
    ...Array.from(measured, ([row, seconds]) =>
      line([row.what, median(seconds).toFixed(1), `≤ ${row.goal}`, seconds.length]),
    ),
  ].join("\n")}\n`;
}

const runs = count("runs", values.runs);
const testRuns = count("test-runs", values["test-runs"] ?? values.runs);
const chosen = chosenRows();
const hadBrowser = findChromium() !== undefined;
const measured = new Map<Row, number[]>();
const clone = createClone();
try {
  console.error("[bench] installing the packages of the clone");
  await clone.time(process.execPath, "scripts/pnpm.mjs", "install", "--frozen-lockfile");
  for (const row of chosen) {
    const results: number[] = [];
    const total = row.name.startsWith("test-") ? testRuns : runs;
    for (let run = 1; run <= total; run += 1) {
      const seconds = await row.measure(clone, run);
      results.push(seconds);
      console.error(`[bench] ${row.name}, run ${run} of ${total}: ${seconds.toFixed(1)} s`);
    }
    measured.set(row, results);
  }
} finally {
  clone.remove();
}
const text = report(measured, hadBrowser);
console.log(text);
if (values.write) {
  const file = join(import.meta.dirname, "RESULTS.md");
  writeReport(file, text);
}
