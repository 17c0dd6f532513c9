import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import { sized } from "../../../../scripts/lib/nightly.js";
import { createMockCloud } from "../../src/index.js";
import { fuzz, fuzzEdges } from "./run.js";

const exec = promisify(execFile);
const SCRIPT = fileURLToPath(new URL("./main.ts", import.meta.url));

/** Runs the script; what it said and how it ended. */
async function run(...args: string[]): Promise<{ readonly code: unknown; readonly said: string }> {
  const command = ["--import", "tsx", SCRIPT, ...args];
  try {
    const { stdout, stderr } = await exec(process.execPath, command);
    return { code: 0, said: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: unknown; stdout: string; stderr: string };
    return { code, said: stdout + stderr };
  }
}

describe("the fuzz run", () => {
  test("finds nothing wrong in a short run", async () => {
    const { code, said } = await run("--requests", String(sized(400, 2_000)), "--seed", "1");
    expect({ code, said }).toEqual({
      code: 0,
      said: expect.stringContaining("nothing went wrong"),
    });
  });

  test("rejects a number that is none", async () => {
    const { code, said } = await run("--requests=none");
    const problem = '--requests: expected an integer from 1 to 9007199254740991, got "none"';
    expect({ code, said }).toEqual({ code: 2, said: expect.stringContaining(problem) });
  });
});

describe("what goes wrong", () => {
  const cloud = createMockCloud();
  afterEach(() => cloud.faults.clear());

  test("is made as short as it can be, and comes again with its seed and path", async () => {
    cloud.faults.add({ operation: "listQuotas", effect: { type: "response", status: 500 } });
    const { failure } = await fuzz(cloud, { seed: 1, requests: 2_000 });
    if (failure === undefined) throw new Error("the fault was not found");
    const { seed, path, problem, requests } = failure;
    expect(problem).toMatch(/^Error: 500 /);
    expect(requests).toEqual([
      expect.stringMatching(/^GET \/v1\/\w+\/quotas\nX-Auth-Token: \*{3}$/),
    ]);
    const again = await fuzz(cloud, { seed, path, requests: 1 });
    expect(again.failure).toMatchObject({ seed, path, requests });
  });

  test.each([
    ["a response that is not what the spec says", { type: "breakSchema" }, /Error: 200 /],
    ["a response that is invalid JSON", { type: "html", status: 200 }, /invalid JSON/],
    ["a connection that breaks", { type: "reset" }, /socket hang up|ECONNRESET/],
  ] as const)("is seen: %s", async (_, effect, problem) => {
    cloud.faults.add({ operation: "listPublicips", effect });
    const { failure } = await fuzz(cloud, { seed: 2, requests: 1_000 });
    expect(failure?.problem).toMatch(problem);
    expect(failure?.requests).toHaveLength(1);
  });

  test("is seen in a response to bytes that are not HTTP", async () => {
    cloud.faults.add({ effect: { type: "response", status: 500 } });
    const { failure } = await fuzzEdges(cloud, { seed: 1, requests: 200 });
    if (failure === undefined) throw new Error("the fault was not found");
    expect(failure.problem).toMatch(/HTTP\/1\.1 500 /);
    const { seed, path } = failure;
    const again = await fuzzEdges(cloud, { seed, path, requests: 1 });
    expect(again.failure).toMatchObject({ seed, path, requests: failure.requests });
  });
});
