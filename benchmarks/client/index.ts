// Usage: tsx benchmarks/client/index.ts [--rounds 9] [--calls 4000] [--only floor,hcnet] [--write]
// Measures a signed PUT through our client and through others; --write puts what was found into
// RESULTS.md and results.svg.

import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { integerOption, namesOption, parseCommandLine } from "../../scripts/lib/command-line.js";
import { describeMachine } from "../lib/machine.js";
import { writeReport } from "../lib/write-report.js";
import { type Contestant, contestants } from "./contestants.js";
import { footprints } from "./footprint.js";
import { plot } from "./plot.js";
import { type Measured, report } from "./report.js";
import { type Run, startServer, startWorker, type Worker } from "./workers.js";

const HERE = import.meta.dirname;

const usage = "pnpm bench:client [--rounds N] [--calls N] [--only NAME,NAME...] [--write]";
const { values } = parseCommandLine(usage, {
  options: {
    rounds: { type: "string", default: "9" },
    calls: { type: "string", default: "4000" },
    only: { type: "string", default: contestants.map(({ file }) => file).join(",") },
    write: { type: "boolean", default: false },
  },
});

const count = (name: "rounds" | "calls", max: number): number =>
  integerOption({ option: `--${name}`, value: values[name], usage }, { min: 1, max });

function install(): void {
  if (existsSync(join(HERE, "node_modules"))) return;
  console.error("[bench] installing what the client is measured against");
  execFileSync("npm", ["ci", "--ignore-scripts", "--engine-strict=false"], {
    cwd: HERE,
    stdio: "inherit",
  });
}

function chosen(): readonly Contestant[] {
  const known = contestants.map(({ file }) => file);
  const names = namesOption({ option: "--only", value: values.only, usage }, known);
  return contestants.filter(({ file }) => names.includes(file));
}

interface Entrant {
  readonly contestant: Contestant;
  readonly worker: Worker;
  readonly alone: Run[];
  readonly many: Run[];
}

const MANY = 50;

async function enter(contestant: Contestant, url: string, calls: number): Promise<Entrant> {
  const worker = await startWorker(contestant.file, url);
  // Compiled and connected before anything is measured.
  await worker.run(calls, MANY);
  await worker.run(calls, 1);
  return { contestant, worker, alone: [], many: [] };
}

async function finish({ contestant, worker, alone, many }: Entrant, calls: number) {
  const before = await worker.heap();
  await worker.run(calls * 4, MANY);
  const retainedKiB = ((await worker.heap()) - before) / 1024;
  worker.stop();
  return { contestant, alone, many, calls, retainedKiB } satisfies Measured;
}

const rounds = count("rounds", 100);
const calls = count("calls", 1_000_000);
const selected = chosen();
install();
const server = await startServer();
const entrants: Entrant[] = [];
for (const contestant of selected) {
  console.error(`[bench] warming up: ${contestant.title}`);
  entrants.push(await enter(contestant, server.url, calls));
}
for (let round = 1; round <= rounds; round += 1) {
  console.error(`[bench] round ${round} of ${rounds}`);
  for (const { worker, alone, many } of entrants) {
    many.push(await worker.run(calls, MANY));
    alone.push(await worker.run(Math.ceil(calls / 4), 1));
  }
}
const measured: Measured[] = [];
for (const entrant of entrants) measured.push(await finish(entrant, calls));
server.stop();
console.error("[bench] loading and installing");
const text = report(measured, await footprints(15), describeMachine(), rounds);
console.log(text);
if (values.write) {
  const file = join(HERE, "RESULTS.md");
  writeReport(file, text);
  writeFileSync(join(HERE, "results.svg"), plot(measured));
}
