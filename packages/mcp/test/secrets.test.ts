// No secret appears in an output, in the audit log, or on the terminal.
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMockCloud } from "@hcnet/mock";
import { expect, test } from "vitest";
import { connect } from "./support/host.js";

const CANARY = "Canary-5d41402abc";
const credentials = {
  accessKeyId: "CANARYACCESSKEY00001",
  secretAccessKey: `${CANARY}-secret-access-key-000`,
  token: `${CANARY}-token`,
};
const peer = {
  vif_id: "86f9556a-fa68-42b7-93c2-dd407408430b",
  name: "peer-ipv6",
  address_family: "ipv6",
  route_mode: "bgp",
  bgp_asn: 65001,
  bgp_md5: CANARY,
  local_gateway_ip: "FD00::1/64",
  remote_gateway_ip: "FD00::2/64",
};

test("responses, plans, errors and the audit log hold no secret", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hcnet-mcp-"));
  const auditLog = join(folder, "audit.ndjson");
  const cloud = createMockCloud({ credentials });
  const messages: string[] = [];
  const host = await connect({
    ...{ cloud, auditLog, allow: ["*"] },
    elicit: (message) => {
      messages.push(message);
      return { action: "accept", content: { confirm: true } };
    },
  });
  const outputs: unknown[] = [await host.client.listTools()];
  const created = await host.call("createVifPeer", { body: { vif_peer: peer } });
  outputs.push(created);
  expect(created.structuredContent).toMatchObject({
    response: { vif_peer: { bgp_md5: "[redacted]" } },
  });
  outputs.push(await host.call("listVirtualInterfaces"));
  const invalid = [
    { ...peer, more: 1 },
    { ...peer, bgp_asn: CANARY },
    { ...peer, vif_id: CANARY },
  ];
  for (const vif_peer of invalid)
    outputs.push(await host.call("createVifPeer", { body: { vif_peer } }));
  const missing = { ...peer, vif_id: "00000000-0000-4000-8000-000000000000" };
  outputs.push(await host.call("createVifPeer", { body: { vif_peer: missing } }));
  cloud.faults.add({ effect: { type: "response", status: 500, body: { error: credentials } } });
  outputs.push(await host.call("listPublicips"));
  const log = readFileSync(auditLog, "utf8");
  const text = JSON.stringify([outputs, messages, log]);
  expect(text).not.toContain(CANARY);
  expect(text).not.toContain(credentials.accessKeyId);
  const records = log
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(records.map(({ tool, outcome }) => `${tool} ${outcome}`)).toContain(
    "createVifPeer written",
  );
  expect(records.every(({ time }) => !Number.isNaN(Date.parse(time)))).toBe(true);
  if (process.platform !== "win32") expect(statSync(auditLog).mode & 0o077).toBe(0);
  rmSync(folder, { recursive: true });
});
