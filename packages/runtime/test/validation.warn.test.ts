import { expect, test } from "vitest";
import { type CallEvent, createLogListener, type ValidationOptions } from "../src/index.js";
import { peersOf, rejectingValidators } from "./support/peers.js";
import { json, startServer } from "./support/server.js";

const BODY = { peers: [{ name: "a", bgp_md5: "canary-md5" }] };

async function start(response: ValidationOptions["response"]) {
  const server = await startServer(json(200, BODY));
  const events: CallEvent[] = [];
  const lines: string[] = [];
  const write = (line: string) => lines.push(line);
  const log = createLogListener(
    { debug: write, info: write, warn: write, error: write },
    { level: "warn" },
  );
  const client = peersOf(
    server.url,
    {
      credentials: { token: "t" },
      listener: (event) => {
        events.push(event);
        log(event);
      },
    },
    { validation: { validators: rejectingValidators(), response } },
  );
  return { client, drift: () => events.filter(({ type }) => type === "responseDrift"), lines };
}

test("response: warn tells the listener and lets the call succeed", async () => {
  const { client, drift, lines } = await start("warn");
  await expect(client.listPeers()).resolves.toEqual(BODY);
  const { data } = await client.http.GET("/v1/{project_id}/peers");
  expect(data).toEqual(BODY);
  const issue = { path: "body.peer.bgp_md5", keyword: "maxLength" };
  const expected = { call: { operationId: "listPeers" }, status: 200, documentedStatuses: [200] };
  expect(drift()).toMatchObject([
    { ...expected, issues: [issue] },
    { ...expected, issues: [issue] },
  ]);
  expect(lines[0]).toBe(
    "peers listPeers: response differs from the API's document: body.peer.bgp_md5 must NOT have more than 1 characters",
  );
  expect(JSON.stringify([drift(), lines])).not.toContain("canary");
});

test.each([undefined, true, "throw"] as const)(
  "response: %j rejects the call",
  async (response) => {
    const { client, drift } = await start(response);
    await expect(client.listPeers()).rejects.toMatchObject({
      name: "ValidationError",
      subject: "response",
    });
    expect(drift()).toEqual([]);
  },
);

test("response: false does not check", async () => {
  const { client, drift } = await start(false);
  await expect(client.listPeers()).resolves.toEqual(BODY);
  expect(drift()).toEqual([]);
});

test("rejects any other value", async () => {
  await expect(start("log" as never)).rejects.toThrow(
    'validation.response: expected "throw", "warn" or a boolean, got "log"',
  );
});
