// Usage: tsx benchmarks/start-up/index.ts [--runs 20] [--write]
// Measures how long the commands take to start: hcnet from its start to its end, hcnet-mcp from its
// start to its response to `initialize`. Exits with 1 when a median is 300 ms or more; --write puts
// the table into RESULTS.md.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
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

const start = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });

/** The time until a command has ended, in milliseconds. */
async function untilExit(args: readonly string[]): Promise<number> {
  const startedAt = performance.now();
  const child = start(args);
  child.stdout?.resume();
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${args.join(" ")}: expected exit code 0, got ${code}`);
  return performance.now() - startedAt;
}

/** The time until the server has responded to `initialize`, in milliseconds. */
async function untilInitialized(args: readonly string[]): Promise<number> {
  const startedAt = performance.now();
  const child = start(args);
  child.stdin?.write(`${INITIALIZE}\n`);
  if (child.stdout === null) throw new Error("stdout: expected a pipe, got none");
  await once(child.stdout, "data");
  const elapsed = performance.now() - startedAt;
  child.stdin?.end();
  await once(child, "exit");
  return elapsed;
}

const rows: readonly (readonly [name: string, measure: () => Promise<number>])[] = [
  ["`hcnet --help`", () => untilExit([CLI, "--help"])],
  ["`hcnet publicips update --help`", () => untilExit([CLI, "publicips", "update", "--help"])],
  ["`hcnet publicips list --dry-run`", () => untilExit([CLI, "publicips", "list", "--dry-run"])],
  ["`hcnet publicips list --mock`", () => untilExit([CLI, "publicips", "list", "--mock"])],
  ["`hcnet-mcp`, to its first response", () => untilInitialized([MCP])],
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
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push(await measure());
  const middle = median(times);
  if (middle >= LIMIT_MS) process.exitCode = 1;
  lines.push(`| ${name} | ${middle.toFixed(0)} | ${Math.min(...times).toFixed(0)} |`);
}
const report = `# Start-up of the commands

Each ran ${runs} times, one after the other. A median below ${LIMIT_MS} ms passes.

${describeMachine()}.

| command | median, ms | minimum, ms |
| --- | ---: | ---: |
${lines.join("\n")}
`;
console.log(report);
if (values.write) writeReport(join(import.meta.dirname, "RESULTS.md"), report);
