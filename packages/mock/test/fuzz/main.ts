// Usage: tsx packages/mock/test/fuzz/main.ts [--requests 100000] [--seed N] [--path P]
// Sends random and changed requests of all operations to a mock cloud over HTTP, and ends with 1
// when one gets a 5xx that it did not ask for, with anything that the specs do not
// have, or not at all, or when memory grows. Each round also sends bytes that are hardly HTTP, and
// all calls are recorded and logged, with options that change from round to round. --seed and --path
// repeat what a failure printed; one of the bytes also needs --edges.

import {
  endWithUsage,
  integerOption,
  parseCommandLine,
} from "../../../../scripts/lib/command-line.js";
import type { Failure } from "./run.js";

// Each ends with a look at the heap. The first ones warm everything up that is made only once.
const ROUNDS = 20;
const WARM_UP_ROUNDS = 4;
const MAX_GROWTH_MIB = 8;
// Each opens a connection.
const REQUESTS_AN_EDGE = 10;

const usage = "pnpm fuzz [--requests N] [--seed N] [--path PATH [--edges]]";
const { values } = parseCommandLine(usage, {
  options: {
    requests: { type: "string", default: "100000" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
    path: { type: "string" },
    edges: { type: "boolean", default: false },
  },
});

const integer = (name: "requests" | "seed", min: number): number =>
  integerOption(
    { option: `--${name}`, value: values[name], usage },
    { min, max: Number.MAX_SAFE_INTEGER },
  );

function report({ seed, path, problem, requests }: Failure, flag = ""): void {
  console.error(`[fuzz] ${problem}`);
  console.error(`[fuzz] after ${requests.length === 1 ? "this request" : "these requests"}:`);
  for (const request of requests) console.error(`\n${request}`);
  console.error(`\n[fuzz] again: pnpm fuzz --seed ${seed} --path ${path}${flag}`);
}

/** Whether no request went wrong and the heap did not grow. */
async function run(requests: number, seed: number): Promise<boolean> {
  // Loaded once the arguments are known to be valid, since it takes seconds to compile.
  const { createMockCloud } = await import("../../src/index.js");
  const { fuzz, fuzzEdges } = await import("./run.js");
  const { watch } = await import("./recording.js");
  const { heapMeter } = await import("./heap.js");
  const { Tally } = await import("./tally.js");
  const cloud = createMockCloud();
  const heap = heapMeter();
  const path = values.path;
  const sizes: number[] = [];
  const tally = new Tally();
  let sent = 0;
  for (let round = 0; sent < requests; round += 1) {
    const options = { seed: seed + round, path, requests: requests / ROUNDS };
    const endWatch = watch(cloud, options.seed);
    const edgesOnly = path !== undefined && values.edges;
    const result = edgesOnly
      ? { sent: 0, failure: undefined }
      : await fuzz(cloud, options, (call) => tally.count(call));
    const edge =
      path === undefined || edgesOnly
        ? await fuzzEdges(cloud, { ...options, requests: options.requests / REQUESTS_AN_EDGE })
        : undefined;
    sent += result.sent + (edge?.sent ?? 0);
    if (result.failure !== undefined) report(result.failure);
    if (edge?.failure !== undefined) report(edge.failure, " --edges");
    if (result.failure !== undefined || edge?.failure !== undefined) return false;
    await endWatch();
    sizes.push(heap());
    console.log(`[fuzz] ${sent} requests, heap ${sizes.at(-1)?.toFixed(1)} MiB`);
    if (path !== undefined) return true;
  }
  console.log(`[fuzz] by status ${tally}`);
  console.log(`[fuzz] never with success: ${tally.missed.join(", ") || "no operation"}`);
  const warm = sizes[WARM_UP_ROUNDS] ?? Number.POSITIVE_INFINITY;
  const growth = (sizes.at(-1) ?? 0) - warm;
  if (growth <= MAX_GROWTH_MIB) return true;
  console.error(`[fuzz] the heap grew by ${growth.toFixed(1)} MiB, more than ${MAX_GROWTH_MIB}`);
  return false;
}

const requests = integer("requests", 1);
const seed = integer("seed", 0);
if (values.path !== undefined && !/^\d+(:\d+)*$/.test(values.path)) {
  endWithUsage(`--path: expected numbers such as 12:0:3, got "${values.path}"`, usage);
}
console.log(`[fuzz] ${requests} requests from seed ${seed}`);
const started = performance.now();
process.exitCode = (await run(requests, seed)) ? 0 : 1;
const seconds = ((performance.now() - started) / 1000).toFixed(0);
console.log(`[fuzz] ${process.exitCode === 0 ? "nothing went wrong" : "failed"} in ${seconds} s`);
