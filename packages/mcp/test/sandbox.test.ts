// Prompts, wait tools, and the tools of the mock cloud.
import { createMockCloud } from "@hcnet/mock";
import { expect, test } from "vitest";
import { connect, textOf } from "./support/host.js";

const ID = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";
const PORT = "f588ccfa-8750-4d7c-bf5d-2ede24414706";

test("a prompt names the steps of a workflow with the given arguments", async () => {
  const { client } = await connect();
  const { prompts } = await client.listPrompts();
  expect(prompts.map(({ name }) => name)).toContain("movePublicip");
  const args = { publicip_id: ID, from_port_id: "a", to_port_id: PORT };
  const { messages } = await client.getPrompt({ name: "movePublicip", arguments: args });
  const text = JSON.stringify(messages);
  expect(text).toContain("Call updatePublicip with body");
  expect(text).toContain(PORT);
  expect(text).not.toMatch(/token|\$inputs/);
  await expect(client.getPrompt({ name: "movePublicip" })).rejects.toThrow("expected a value");
  await expect(client.getPrompt({ name: "other" })).rejects.toThrow("expected a workflow");
});

test("a wait tool sends progress, and returns the resource in its state", async () => {
  const cloud = createMockCloud({ transitions: { "publicips.bind": 100 } });
  const { client, call } = await connect({ cloud, allow: ["*"] });
  const bind = { path: { publicip_id: ID }, body: { publicip: { port_id: PORT } } };
  const planned = await call("updatePublicip", bind);
  const { confirm } = (planned.structuredContent as { plan: { confirm: string } }).plan;
  await call("updatePublicip", { ...bind, confirm });
  const progress: unknown[] = [];
  const bound = await client.callTool(
    { name: "waitForPublicipBound", arguments: { path: bind.path, timeoutSeconds: 30 } },
    { onprogress: (each) => void progress.push(each) },
  );
  expect(bound.structuredContent).toMatchObject({ publicip: { status: "ACTIVE" } });
  expect(progress[0]).toMatchObject({ progress: expect.any(Number), total: 30 });
});

test("the tools of the mock cloud seed, break, move and restore it", async () => {
  const cloud = createMockCloud();
  const { call } = await connect({ cloud, mock: cloud });
  const { structuredContent: before } = await call("mockSnapshot");
  const seed = { publicips: [{ alias: "seeded" }] };
  expect((await call("mockSeed", { seed })).structuredContent).toMatchObject({
    ids: { publicips: [expect.any(String)] },
  });
  const list = async () => JSON.stringify((await call("listPublicips")).structuredContent);
  expect(await list()).toContain("seeded");
  await call("mockRestore", before as object);
  expect(await list()).not.toContain("seeded");
  const effect = { type: "response", status: 404 };
  await call("mockAddFault", { rule: { operation: "showPublicip", effect } });
  const broken = await call("showPublicip", { path: { publicip_id: ID } });
  expect(textOf(broken)).toContain("HTTP 404");
  await call("mockClearFaults");
  expect((await call("showPublicip", { path: { publicip_id: ID } })).isError).toBeUndefined();
  const now = cloud.clock.now().getTime();
  await call("mockAdvanceClock", { ms: 3_600_000 });
  expect(cloud.clock.now().getTime() - now).toBeGreaterThanOrEqual(3_600_000);
  expect((await call("mockSeed", { seed: { publicips: 1 } })).isError).toBe(true);
});

test("mockSeed adds to the project of the server, or to a given one", async () => {
  const cloud = createMockCloud({ region: "eu-west-101" });
  const { call } = await connect({ cloud, mock: cloud });
  const list = async () => JSON.stringify((await call("listPublicips")).structuredContent);
  const other = { project_id: "0".repeat(32), publicips: [{ alias: "elsewhere" }] };
  expect((await call("mockSeed", { seed: other })).isError).toBeUndefined();
  expect(await list()).not.toContain("elsewhere");
  const seed = { publicips: [{ alias: "seeded" }] };
  expect((await call("mockSeed", { seed })).isError).toBeUndefined();
  expect(await list()).toContain("seeded");
});

test("mockSnapshot redacts secrets, and says so", async () => {
  const cloud = createMockCloud();
  const { client, call } = await connect({ cloud, mock: cloud });
  const secret = "5d41402abc4b2a76";
  const seed = {
    vif_peers: [{ name: "seeded", bgp_md5: secret }],
    virtual_interfaces: [{ bgp_md5: secret }],
  };
  await call("mockSeed", { seed });
  const taken = await call("mockSnapshot");
  expect(JSON.stringify(taken)).toContain("seeded");
  expect(JSON.stringify(taken)).not.toContain(secret);
  await call("mockReset");
  const restored = await call("mockRestore", taken.structuredContent as object);
  expect(restored.isError, textOf(restored)).toBeUndefined();
  const again = JSON.stringify((await call("mockSnapshot")).structuredContent);
  expect(again.match(/"bgp_md5":"\[redacted\]"/g)).toHaveLength(2);
  const { tools } = await client.listTools();
  expect(tools.find(({ name }) => name === "mockSnapshot")?.description).toContain("[redacted]");
});

test.for([
  ["mockSeed", { seed: "publicips" }],
  ["mockSeed", {}],
  ["mockAdvanceClock", { ms: "1" }],
  ["mockReset", { more: 1 }],
] as const)("%s rejects the arguments %j", async ([tool, args]) => {
  const cloud = createMockCloud();
  const { call } = await connect({ cloud, mock: cloud });
  const { isError, ...rejected } = await call(tool, args);
  expect(isError).toBe(true);
  expect(textOf(rejected)).toContain(`${tool}: arguments: `);
});
