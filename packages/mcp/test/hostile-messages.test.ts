// Calls and messages that no honest host sends: nothing is written, and the server goes on.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { describe, expect, onTestFinished, test } from "vitest";
import { connect, type Host, textOf } from "./support/host.js";
import { BIN } from "./support/process.js";

const ID = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";
const rename = { path: { publicip_id: ID }, body: { publicip: { alias: "renamed" } } };
const TEN_MEGABYTES = "x".repeat(10 * 1024 * 1024);

const writes = ({ cloud }: Host): number =>
  cloud.journal.recent().filter(({ method }) => method !== "GET").length;

async function plan({ call }: Host): Promise<string> {
  const { structuredContent } = await call("updatePublicip", rename);
  return (structuredContent as { plan: { confirm: string } }).plan.confirm;
}

describe("a token", () => {
  test("that is confirmed many times at once writes once", async () => {
    const host = await connect({ allow: ["*"] });
    const confirm = await plan(host);
    const calls = Array.from({ length: 10 }, () =>
      host.call("updatePublicip", { ...rename, confirm }),
    );
    const results = await Promise.all(calls);
    expect(results.filter(({ isError }) => isError !== true)).toHaveLength(1);
    expect(writes(host)).toBe(1);
  });

  test("of another server writes nothing", async () => {
    const [host, other] = [await connect({ allow: ["*"] }), await connect({ allow: ["*"] })];
    const confirm = await plan(other);
    const result = await host.call("updatePublicip", { ...rename, confirm });
    expect(textOf(result)).toContain("expected the token of an open plan");
    expect(writes(host) + writes(other)).toBe(0);
  });
});

test.for([
  ["updatePublicip", { ...rename, body: { publicip: { alias: TEN_MEGABYTES } } }],
  ["updatePublicip", { ...rename, path: { publicip_id: TEN_MEGABYTES } }],
  ["updatePublicip", { ...rename, confirm: TEN_MEGABYTES }],
  ["updatePublicip", { ...rename, [TEN_MEGABYTES]: 1 }],
  ["showPublicip", { path: { publicip_id: TEN_MEGABYTES } }],
  ["listPublicips", { cursor: TEN_MEGABYTES }],
  [TEN_MEGABYTES, {}],
] as const)("10 MB in a call of case %# fail with a short error", async ([name, args]) => {
  const host = await connect({ allow: ["*"] });
  const result = await host.call(name, args);
  expect(result.isError).toBe(true);
  expect(JSON.stringify(result).length).toBeLessThan(2000);
  expect(writes(host)).toBe(0);
});

const ODD_MESSAGES: readonly unknown[] = [
  ...[null, 1, "text", [], {}, { jsonrpc: "1.0", id: 1, method: "ping" }],
  [
    { jsonrpc: "2.0", id: 2, method: "ping" },
    { jsonrpc: "2.0", id: 3, method: "tools/list" },
  ],
  { jsonrpc: "2.0", id: 4, method: "no/such/method" },
  { jsonrpc: "2.0", id: 5, method: "tools/call", params: { name: 1, arguments: "x" } },
  { jsonrpc: "2.0", id: 6, method: "tools/call", params: [] },
  { jsonrpc: "2.0", id: 7, method: "tools/call", params: { name: "listPublicips", arguments: [] } },
  { jsonrpc: "2.0", id: 8, method: "tools/call", params: { name: "__proto__" } },
  { jsonrpc: "2.0", id: 9, method: "prompts/get", params: { name: "constructor" } },
  { jsonrpc: "2.0", id: "i".repeat(1024 * 1024), method: "ping" },
  { jsonrpc: "2.0", id: Number.MAX_SAFE_INTEGER, method: "ping" },
  { jsonrpc: "2.0", id: { a: 1 }, method: "ping" },
  { jsonrpc: "2.0", id: 10, result: {} },
  { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: {} } },
];

test("the command survives odd messages and serves the next one", async () => {
  const server = spawn(process.execPath, [BIN, "--mock", "--allow", "*"]);
  onTestFinished(() => void server.kill());
  const send = (line: string) => server.stdin.write(`${line}\n`);
  const clientInfo = { name: "host", version: "1.0.0" };
  const params = { protocolVersion: "2025-06-18", capabilities: {}, clientInfo };
  send(JSON.stringify({ jsonrpc: "2.0", id: "initialize", method: "initialize", params }));
  send(JSON.stringify({ jsonrpc: "2.0", method: "notifications/initialized" }));
  for (const message of ODD_MESSAGES) send(JSON.stringify(message));
  for (const line of ["", "{", "\u0000", "}{", "[".repeat(10_000)]) send(line);
  const last = { name: "listPublicips", arguments: {} };
  send(JSON.stringify({ jsonrpc: "2.0", id: "last", method: "tools/call", params: last }));
  // The SDK drops what is no message, such as a batch or parameters in a list.
  const rejected = [4, 5, 7, 9];
  const expected = ["last", 8, ...rejected];
  const responses = new Map<unknown, { readonly result?: unknown; readonly error?: unknown }>();
  for await (const line of createInterface({ input: server.stdout })) {
    const response = JSON.parse(line);
    responses.set(response.id, response);
    if (expected.every((id) => responses.has(id))) break;
  }
  expect(responses.get("last")?.result).toHaveProperty("structuredContent.publicips");
  for (const id of rejected) expect(responses.get(id), `${id}`).toHaveProperty("error");
  expect(responses.get(8)?.result).toMatchObject({ isError: true });
  expect(server.exitCode).toBeNull();
});
