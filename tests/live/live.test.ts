import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMockCloud, type FaultRule } from "@hcnet/mock";
import { afterAll, expect, test } from "vitest";
import { ROOT } from "../../scripts/lib/apis.js";
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
  expect(failed).toEqual(["showPublicip: NotFoundError 404 VPC.0504"]);
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
  // As token and as bgp_md5; only where nothing says that it is a secret does it remain.
  const visible = har
    .replaceAll(`colour\\":\\"${CANARY}`, "")
    .replaceAll(`message\\":\\"${CANARY}`, "");
  expect(visible).not.toContain(CANARY);
});

test("renames an EIP to its own name when writes are allowed", async () => {
  const { called, cloud } = await verify([], true);
  const seeded = cloud.journal
    .recent()
    .filter(({ operationId }) => operationId === "updatePublicip");
  expect(seeded.map(({ status }) => status)).toEqual([200]);
  expect(called).toContain("updatePublicip");
});

test("rejects --write without its confirmation", () => {
  const script = join(ROOT, "tests", "live", "index.ts");
  const args = ["--import", "tsx", script, "--project", PROJECT, "--write", "--confirm-write", "x"];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });
  expect(stderr).toContain("--write: expected --confirm-write with the ID of --project too");
  expect(status).toBe(2);
});
