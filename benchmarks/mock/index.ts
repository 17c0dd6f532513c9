// Usage: tsx benchmarks/mock/index.ts [--rounds 5] [--seconds 4] [--only floor,hcnet] [--write]
// Measures @hcnet/mock against other mock servers; --write puts the tables into RESULTS.md.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { describeMachine } from "../lib/machine.js";
import { writeReport } from "../lib/write-report.js";
import { AUTOCANNON, type Contestant, contestants } from "./contestants.js";
import { errors, measure, type Round } from "./measure.js";
import { type Measured, report } from "./report.js";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "4" },
    only: { type: "string", default: "" },
    write: { type: "boolean", default: false },
  },
});

function count(name: "rounds" | "seconds"): number {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value > 0 && value <= 100) return value;
  console.error(`--${name}: must be 1 to 100, not ${JSON.stringify(values[name])}`);
  process.exit(2);
}

function install(): void {
  if (existsSync(AUTOCANNON)) return;
  console.error("[bench] installing what the mock is measured against");
  execFileSync("npm", ["ci", "--ignore-scripts", "--engine-strict=false"], {
    cwd: import.meta.dirname,
    stdio: "inherit",
  });
}

function chosen(): readonly Contestant[] {
  const words = values.only.split(",");
  return contestants.filter(({ name }) => words.some((word) => name.includes(word)));
}

const rounds = count("rounds");
const seconds = count("seconds");
install();
const found = new Map<Contestant, Round[]>(chosen().map((contestant) => [contestant, []]));
for (let round = 1; round <= rounds; round += 1) {
  for (const [contestant, results] of found) {
    console.error(`[bench] round ${round} of ${rounds}: ${contestant.name}`);
    results.push(await measure(contestant, seconds));
  }
}
const measured: Measured[] = [];
for (const [contestant, results] of found) {
  measured.push({
    name: contestant.name,
    rounds: results,
    rejected: await errors(contestant),
  });
}
const text = report(measured, describeMachine(), seconds);
console.log(text);
if (values.write) {
  const file = join(import.meta.dirname, "RESULTS.md");
  writeReport(file, text);
}
