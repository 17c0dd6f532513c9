// Usage: tsx benchmarks/start-up/index.ts [--runs 20] [--write]
// Measures how long the commands take to start: hcnet from its start to its end, hcnet-mcp from its
// start to its response to `initialize`. Other programs on the machine only add time, so the shortest
// run counts: exits with 1 when that of a command is 300 ms or more. --write puts the table into
// RESULTS.md.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { ROOT } from "../../scripts/lib/apis.js";
import { integerOption, parseCommandLine } from "../../scripts/lib/command-line.js";
import { describeMachine } from "../lib/machine.js";
import { median } from "../lib/median.js";
import { writeReport } from "../lib/write-report.js";

const LIMIT_MS = 300;
const usage = "pnpm bench:start-up [--runs N] [--write]";
const { values } = parseCommandLine(usage, {
  options: {
    runs: { type: "string", default: "20" },
    write: { type: "boolean", default: false },
  },
});
const runs = integerOption({ option: "--runs", value: values.runs, usage }, { min: 1, max: 1000 });

const CLI = join(ROOT, "packages/cli/bin/hcnet.js");
const MCP = join(ROOT, "packages/mcp/bin/hcnet-mcp.js");
const INITIALIZE = JSON.stringify({
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: {
    protocolVersion: "2025-11-25",
    capabilities: {},
    clientInfo: { name: "benchmark", version: "1.0.0" },
  },
});

/** One run of a command, in milliseconds. */
interface Run {
  readonly elapsed: number;
  /** CPU time of its process until it ended. */
  readonly cpu: number;
}

/** Makes a process report its CPU time on file descriptor 3 when it ends. */
const REPORT_CPU = `data:text/javascript,${encodeURIComponent(
  'import { writeSync } from "node:fs"; process.on("exit", () => writeSync(3, JSON.stringify(process.cpuUsage())));',
)}`;

function start(args: readonly string[]) {
  const child = spawn(process.execPath, ["--import", REPORT_CPU, ...args], {
    stdio: ["pipe", "pipe", "inherit", "pipe"],
  });
  const { stdin, stdout, stdio } = child;
  if (stdin === null || stdout === null) throw new Error("stdio: expected pipes, got none");
  let report = "";
  (stdio[3] as Readable).setEncoding("utf8").on("data", (text: string) => {
    report += text;
  });
  const ended = once(child, "close").then(([code]) => {
    if (code !== 0) throw new Error(`${args.join(" ")}: expected exit code 0, got ${code}`);
    const { user, system } = JSON.parse(report) as NodeJS.CpuUsage;
    return (user + system) / 1000;
  });
  return { stdin, stdout, ended };
}

/** Runs a command to its end. */
async function untilExit(args: readonly string[]): Promise<Run> {
  const startedAt = performance.now();
  const { stdout, ended } = start(args);
  stdout.resume();
  const cpu = await ended;
  return { elapsed: performance.now() - startedAt, cpu };
}

/** Runs the server until it has responded to `initialize`. */
async function untilInitialized(args: readonly string[]): Promise<Run> {
  const startedAt = performance.now();
  const { stdin, stdout, ended } = start(args);
  stdin.write(`${INITIALIZE}\n`);
  await once(stdout, "data");
  const elapsed = performance.now() - startedAt;
  stdin.end();
  return { elapsed, cpu: await ended };
}

const rows: readonly (readonly [name: string, measure: () => Promise<Run>])[] = [
  ["`node --eval 0`, to compare", () => untilExit(["--eval", "0"])],
  ["`hcnet --help`", () => untilExit([CLI, "--help"])],
  ["`hcnet publicips update --help`", () => untilExit([CLI, "publicips", "update", "--help"])],
  ["`hcnet publicips list --dry-run`", () => untilExit([CLI, "publicips", "list", "--dry-run"])],
  ["`hcnet publicips list --mock`", () => untilExit([CLI, "publicips", "list", "--mock"])],
  ["`hcnet-mcp`, to its first response", () => untilInitialized([MCP])],
  ["`hcnet-mcp --mock`, to its first response", () => untilInitialized([MCP, "--mock"])],
];

// Nothing is sent, but a session needs them.
Object.assign(process.env, {
  HUAWEICLOUD_SDK_AK: "benchmark",
  HUAWEICLOUD_SDK_SK: "benchmark",
  HUAWEICLOUD_SDK_PROJECT_ID: "26ae5181a416420998eb2093aaed84d9",
  HW_REGION_NAME: "cn-north-4",
});

const lines: string[] = [];
for (const [name, measure] of rows) {
  // The first run reads the files from the disk.
  await measure();
  const all: Run[] = [];
  for (let run = 0; run < runs; run++) all.push(await measure());
  const times = all.map(({ elapsed }) => elapsed);
  const least = Math.min(...times);
  if (least >= LIMIT_MS) process.exitCode = 1;
  const cpu = Math.min(...all.map((each) => each.cpu));
  const cells = [least, median(times), cpu].map((value) => value.toFixed(0));
  lines.push(`| ${name} | ${cells.join(" | ")} |`);
}
const report = `# Start-up of the commands

Each ran ${runs} times, one after the other. Other programs on the machine only add time, so the shortest
run counts: below ${LIMIT_MS} ms passes.

${describeMachine()}.

| command | shortest, ms | median, ms | least CPU time, ms |
| --- | ---: | ---: | ---: |
${lines.join("\n")}
`;
console.log(report);
if (values.write) writeReport(join(import.meta.dirname, "RESULTS.md"), report);
