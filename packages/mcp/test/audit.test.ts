// The audit log, and what happens when it cannot be written.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMockCloud, type MockCloud } from "@hcnet/mock";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connect, type Host, textOf } from "./support/host.js";

const ID = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";
const rename = {
  path: { publicip_id: ID },
  body: { publicip: { alias: "renamed" } },
};
let folder: string;
let auditLog: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hcnet-mcp-"));
  auditLog = join(folder, "audit.ndjson");
});
const removeLog = () => rmSync(folder, { recursive: true, force: true });
afterEach(removeLog);

async function plan({ call }: Host): Promise<string> {
  const { structuredContent } = await call("updatePublicip", rename);
  return (structuredContent as { plan: { confirm: string } }).plan.confirm;
}
const aliasOf = (cloud: MockCloud) =>
  cloud.snapshot().projects[0]?.publicips?.find(({ id }) => id === ID)?.alias;

test("has a line for each call, and one before a write is sent", async () => {
  const cloud = createMockCloud();
  const host = await connect({ cloud, mock: cloud, allow: ["*"], auditLog });
  await host.call("listPublicips");
  await host.call("listPublicips", { query: { limit: "x" } });
  await host.call("noSuchTool");
  const confirm = await plan(host);
  await host.call("updatePublicip", { ...rename, confirm });
  await host.call("updatePublicip", { ...rename, confirm });
  await host.call("mockReset");
  const records = readFileSync(auditLog, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { tool: string; outcome: string });
  expect(records.map(({ tool, outcome }) => `${tool} ${outcome}`)).toEqual([
    ...["listPublicips read", "listPublicips rejected", "noSuchTool rejected"],
    ...["updatePublicip planned", "updatePublicip sending", "updatePublicip written"],
    ...["updatePublicip rejected", "mockReset sending", "mockReset written"],
  ]);
});

test("stops a confirmed write before it is sent when it cannot be written", async () => {
  const host = await connect({ allow: ["*"], auditLog });
  const confirm = await plan(host);
  removeLog();
  const result = await host.call("updatePublicip", { ...rename, confirm });
  expect(result.isError).toBe(true);
  expect(textOf(result)).toContain("The audit log could not be written");
  expect(textOf(result)).not.toContain("The write was made");
  expect(host.cloud.journal.recent().filter(({ method }) => method !== "GET")).toEqual([]);
});

test("does not hide a completed write when it cannot be written afterwards", async () => {
  const cloud = createMockCloud();
  const fetch: MockCloud["fetch"] = async (input, init) => {
    const response = await cloud.fetch(input, init);
    if (init?.method === "PUT") removeLog();
    return response;
  };
  const host = await connect({ cloud: { ...cloud, fetch }, allow: ["*"], auditLog });
  const confirm = await plan(host);
  const result = await host.call("updatePublicip", { ...rename, confirm });
  expect(result.isError).toBeUndefined();
  expect(result.structuredContent).toMatchObject({
    response: { publicip: { id: ID, alias: "renamed" } },
  });
  expect(textOf(result)).toContain("The write was made. The audit log could not be written");
  expect(aliasOf(cloud)).toBe("renamed");
});

test("keeps back a read and a plan that it cannot record", async () => {
  const host = await connect({ allow: ["*"], auditLog });
  removeLog();
  for (const [tool, args] of [
    ["listPublicips", {}],
    ["updatePublicip", rename],
  ] as const) {
    const result = await host.call(tool, args);
    expect(result).toMatchObject({ isError: true });
    expect(result.structuredContent).toBeUndefined();
    expect(textOf(result)).toContain("The audit log could not be written");
  }
});
