// Usage: tsx benchmarks/mock/index.ts [--rounds 5] [--seconds 4] [--only floor,hcnet] [--write]
// Measures @hcnet/mock against other mock servers; --write puts the tables into RESULTS.md.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { endWithUsage, integerOption, parseCommandLine } from "../../scripts/lib/command-line.js";
import { describeMachine } from "../lib/machine.js";
import { writeReport } from "../lib/write-report.js";
import { AUTOCANNON, type Contestant, contestants } from "./contestants.js";
import { errors, measure, type Round } from "./measure.js";
import { type Measured, report } from "./report.js";

const usage = "pnpm bench:mock [--rounds N] [--seconds N] [--only WORD,WORD...] [--write]";
const { values } = parseCommandLine(usage, {
  options: {
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "4" },
    only: { type: "string", default: "" },
    write: { type: "boolean", default: false },
  },
});

const count = (name: "rounds" | "seconds"): number =>
  integerOption({ option: `--${name}`, value: values[name], usage }, { min: 1, max: 100 });

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
  const unknown = words.find((word) => contestants.every(({ name }) => !name.includes(word)));
  if (unknown !== undefined) {
    const known = contestants.map(({ name }) => name).join(", ");
    endWithUsage(`--only: expected words out of ${known}, got "${unknown}"`, usage);
  }
  return contestants.filter(({ name }) => words.some((word) => name.includes(word)));
}

const rounds = count("rounds");
const seconds = count("seconds");
const selected = chosen();
install();
const found = new Map<Contestant, Round[]>(selected.map((contestant) => [contestant, []]));
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
