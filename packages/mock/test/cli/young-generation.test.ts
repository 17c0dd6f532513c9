import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const exec = promisify(execFile);
const LIMITER = new URL("../../src/cli/young-generation.ts", import.meta.url).href;
const MIB = 2 ** 20;

// Keeps what it makes for a while, as calls under way do, so that the young generation grows.
const program = (start: string): string => `
  import { setTimeout } from "node:timers/promises";
  import { getHeapSpaceStatistics } from "node:v8";
  ${start}
  const kept = [];
  let largest = 0;
  for (let turn = 0; turn < 16; turn += 1) {
    // Longer than the limiter waits between two looks, and so always after one.
    await setTimeout(250);
    for (let made = 0; made < 100_000; made += 1) kept[made % 20_000] = { turn, name: "call " + made };
    const young = getHeapSpaceStatistics().find((it) => it.space_name === "new_space");
    largest = Math.max(largest, young.space_size);
  }
  console.log(largest);
`;

async function largest(start: string): Promise<number> {
  const args = ["--import", "tsx", "--input-type=module", "-e", program(start)];
  return Number((await exec(process.execPath, args)).stdout) / MIB;
}

test("stays small where it would grow", async () => {
  const limited = `(await import(${JSON.stringify(LIMITER)})).limitYoungGeneration();`;
  const [free, small] = await Promise.all([largest(""), largest(limited)]);
  expect(free).toBeGreaterThan(16);
  expect(small).toBeLessThanOrEqual(16);
});
