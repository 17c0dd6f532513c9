import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMockCloud, type FaultRule } from "@hcnet/mock";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ROOT } from "../../scripts/lib/apis.js";
import { type Ended, runProgram } from "../run-program.js";
import { verifyLive } from "./verify.js";

const PROJECT = "26ae5181a416420998eb2093aaed84d9";
const CANARY = "canary-4b1d";
const directory = mkdtempSync(join(tmpdir(), "hcnet-live-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Verifies a mock cloud, some of whose responses are replaced. */
async function verify(faults: FaultRule[], write = false) {
  const cloud = createMockCloud({ credentials: { token: CANARY } });
  if (faults.length > 0) cloud.faults.add(faults);
  const { url, close } = await cloud.listen({ port: 0 });
  try {
    const session = { endpoint: url, projectId: PROJECT, credentials: { token: CANARY } };
    const result = await verifyLive({ session, directory, write });
    const methods = new Set(cloud.journal.recent().map(({ method }) => method));
    const read = (name: string) => readFileSync(join(directory, name), "utf8");
    return { ...result, methods, report: read("report.md"), har: read("calls.har"), cloud };
  } finally {
    await close();
  }
}

const planted = (operationId: string, status: number, body: object): FaultRule => ({
  operation: operationId,
  effect: { type: "response", status, body },
});

test("finds no difference in the mock cloud, and changes nothing", async () => {
  const { report, called, failed, cloud } = await verify([]);
  expect(report).toContain("No difference in");
  expect(called.length).toBeGreaterThan(14);
  expect(failed).toEqual([]);
  const writes = cloud.journal.recent().filter(({ method }) => method !== "GET");
  expect(writes.map(({ operationId, status }) => [operationId, status])).toEqual([
    ["updateSubNetworkInterface", 202],
  ]);
});

test("reports planted differences and keeps secrets out of recording and report", async () => {
  const { report, har, differences } = await verify([
    planted("listPublicips", 200, { publicips: [{ id: "a", colour: CANARY, status: "PAUSED" }] }),
    planted("listQuotas", 200, { quotas: [] }),
    planted("showQuotas", 418, {}),
    planted("listEndpointService", 200, { total_count: 0 }),
    planted("listServicePublicDetails", 403, { error: { code: "EndPoint.9999", message: CANARY } }),
    planted("showVirtualInterface", 200, {
      virtual_interface: { id: "a", vif_peers: [{ id: "b", bgp_md5: CANARY }] },
    }),
  ]);
  expect(differences).toBeGreaterThanOrEqual(6);
  for (const text of [
    "publicips[].colour: property that the spec does not have (string)",
    'publicips[].status: value that the spec does not list: "PAUSED"',
    "quotas: must be an object",
    "status 418 that the spec does not list",
    "endpoint_services: is required",
    'error.code: error code that the spec does not list: "EndPoint.9999"',
  ]) {
    expect(report).toContain(text);
  }
  expect(report).not.toContain(CANARY);
  expect(har).not.toContain(CANARY);
});

test("renames an EIP to its own name when writes are allowed", async () => {
  const { called, cloud } = await verify([], true);
  const seeded = cloud.journal
    .recent()
    .filter(({ operationId }) => operationId === "updatePublicip");
  expect(seeded.map(({ status }) => status)).toEqual([200]);
  expect(called).toContain("updatePublicip");
});

test("counts each failed call as a difference with its status and code", async () => {
  const { report, failed, succeeded, differences } = await verify([
    planted("listQuotas", 403, { code: "VPC.0010", message: "" }),
    { operation: "showQuotas", effect: { type: "reset" } },
    planted("showPublicip", 404, { code: "VPC.0504", message: "" }),
  ]);
  const expected = [
    // The other one asks for an EIP that does not exist, and expects a 404.
    "showPublicip: NotFoundError 404 VPC.0504",
    "listQuotas: PermissionDeniedError 403 VPC.0010",
    "showQuotas: ConnectionError ERR_CONNECTION",
  ];
  expect(failed).toEqual(expected);
  for (const text of expected) expect(report).toContain(`- ${text}\n`);
  expect(report).toContain(`${differences} differences in`);
  expect(differences).toBeGreaterThanOrEqual(expected.length);
  expect(succeeded).toBeGreaterThan(10);
});

describe("pnpm verify:live", () => {
  const SCRIPT = join("tests", "live", "index.ts");
  const common = ["--project", PROJECT, "--output", directory];
  const KEY = { HUAWEICLOUD_SDK_AK: "CANARYAK", HUAWEICLOUD_SDK_SK: CANARY };

  beforeEach(() => {
    // What the chain of credentials reads of this machine.
    for (const name of Object.keys(process.env)) {
      if (/^(?:HUAWEICLOUD|HW|OS)_/.test(name)) vi.stubEnv(name, undefined);
    }
    for (const [name, value] of Object.entries({ ...KEY, HOME: directory }))
      vi.stubEnv(name, value);
  });
  afterEach(() => vi.unstubAllEnvs());

  const run = (...args: string[]) => runProgram(SCRIPT, ...common, ...args);

  /** Runs the command in a process of its own. */
  async function start(...args: string[]) {
    const argv = ["--import", "tsx", join(ROOT, SCRIPT), ...common, ...args];
    return new Promise<Ended>((resolve) => {
      execFile(process.execPath, argv, { cwd: ROOT }, (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
    });
  }

  async function runAgainst(faults: FaultRule[], command = run) {
    const credentials = { accessKeyId: "CANARYAK", secretAccessKey: CANARY };
    const { listen } = createMockCloud({ credentials, faults });
    const { url, close } = await listen({ port: 0 });
    const finished = await command("--endpoint", url);
    await close();
    return finished;
  }

  test("exits with 0 when there are no differences", async () => {
    const { code, stdout, stderr } = await runAgainst([], start);
    expect(stdout).toMatch(/^\d+ calls, 0 failed, 0 differences$/m);
    expect(stderr).toBe("");
    expect(code).toBe(0);
  });

  test("exits with 1 when a call fails, and prints its status and code", async () => {
    const { code, stdout, stderr } = await runAgainst([
      planted("listQuotas", 403, { code: "VPC.0010", message: CANARY }),
    ]);
    expect(stdout).toContain("listQuotas: PermissionDeniedError 403 VPC.0010 (failed)\n");
    expect(stdout).not.toContain(CANARY);
    expect(stderr).toBe("");
    expect(code).toBe(1);
  });

  test("exits with 3 when no call succeeds, and says what to check", async () => {
    const { code, stdout, stderr } = await runAgainst([
      { effect: { type: "response", status: 404, body: { code: CANARY } } },
    ]);
    expect(stdout).toContain("listPublicips: NotFoundError 404");
    expect(stderr).toMatch(/No call succeeded.*--region.*--endpoint.*--project.*permission/);
    expect(stdout + stderr).not.toContain(CANARY);
    expect(code).toBe(3);
  });

  test("rejects --write without its confirmation", async () => {
    const { code, stderr } = await run("--write", "--confirm-write", "x");
    expect(stderr).toContain("--write: expected --confirm-write with the ID of --project too");
    expect(code).toBe(2);
  });
});
