// Usage: tsx benchmarks/capacity/index.ts [--sizes 1000,100000,1000000] [--rounds 5] [--write]
// Fills mocks with EIPs and shows what calls and memory cost; --write puts the table into RESULTS.md.

import { join } from "node:path";
import { integerOption, parseCommandLine } from "../../scripts/lib/command-line.js";
import { describeMachine } from "../lib/machine.js";
import { writeReport } from "../lib/write-report.js";
import { type Measured, report } from "./report.js";
import { type Filled, fill } from "./stores.js";

const usage = "pnpm bench:capacity [--sizes N,N...] [--rounds N] [--write]";
const { values } = parseCommandLine(usage, {
  options: {
    sizes: { type: "string", default: "1000,100000,1000000" },
    rounds: { type: "string", default: "5" },
    write: { type: "boolean", default: false },
  },
});

const integer = (option: string, value: string, max: number): number =>
  integerOption({ option, value, usage }, { min: 1, max });

const sizes = values.sizes.split(",").map((size) => integer("--sizes", size, 10_000_000));
const rounds = integer("--rounds", values.rounds, 100);
const stores: Filled[] = [];
for (const size of sizes) {
  console.error(`[bench] filling a mock with ${size.toLocaleString("en-US")} EIPs`);
  stores.push(await fill(size));
}
const measured: Measured[] = stores.map((store) => ({ ...store, rounds: [] }));
for (let round = 1; round <= rounds; round += 1) {
  console.error(`[bench] round ${round} of ${rounds}`);
  for (const [index, store] of stores.entries()) measured[index]?.rounds.push(await store.round());
}
for (const store of stores) store.stop();
const text = report(measured, describeMachine());
console.log(text);
if (values.write) {
  const file = join(import.meta.dirname, "RESULTS.md");
  writeReport(file, text);
}
