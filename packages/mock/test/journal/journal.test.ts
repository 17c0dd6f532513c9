import { describe, expect, onTestFinished, test, vi } from "vitest";
import { type CallMessages, type CallRecord, createMockCloud } from "../../src/index.js";
import { createJournal } from "../../src/journal/journal.js";
import { NOW, publicipCase, vifPeerCase } from "../support/cases.js";
import { BASE, sender, testCloud } from "../support/cloud.js";

const CANARY = "canary-5f2e";

/** A call that got 404 to a body. */
const finished = (received: string | undefined, body: string | undefined) => ({
  request: {
    ...{ method: "PUT", pathname: "/", query: "", header: () => undefined },
    ...{ headers: () => [], url: () => BASE, readBody: async () => undefined },
    received: received === undefined ? undefined : new TextEncoder().encode(received),
    signal: () => new AbortController().signal,
  },
  ...{ operationId: undefined, fault: undefined, requestId: "1", time: NOW, durationMs: 1 },
  response: { status: 404, headers: {}, body },
});

describe("the journal", () => {
  test("tells the last calls, in process and over HTTP", async () => {
    const { cloud, send } = testCloud();
    const server = await cloud.listen();
    const { headers } = await send(publicipCase);
    await sender(cloud, server.url, fetch).send(publicipCase, { body: { publicip: {} } });
    await cloud.fetch(`${BASE}/v9/none?x=1`, { method: "POST", body: "{}" });
    await server.close();
    const path = publicipCase.path(publicipCase.projectId);
    const time = NOW.toISOString();
    const operationId = "updatePublicip";
    const durationMs = expect.any(Number);
    expect(cloud.journal.recent()).toEqual([
      {
        ...{ sequence: 1, time, method: "PUT", path, operationId, status: 200, durationMs },
        requestId: headers.get("x-request-id"),
      },
      expect.objectContaining({ sequence: 2, path, operationId, status: 200 }),
      {
        ...{ sequence: 3, time, method: "POST", path: "/v9/none", status: 404, durationMs },
        errorCode: "APIGW.0101",
        requestId: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ]);
  });

  test("keeps 1,000 calls, and a path of 2,048 characters", async () => {
    const cloud = createMockCloud();
    for (let call = 0; call < 1_003; call += 1) await cloud.fetch(`${BASE}/${call}`);
    const recent = cloud.journal.recent();
    expect(recent).toHaveLength(1_000);
    expect(recent.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 1_000 }, (_, index) => index + 4),
    );
    await cloud.fetch(`${BASE}/${"a".repeat(10_000)}`);
    expect(cloud.journal.recent().at(-1)?.path).toHaveLength(2_048);
  });

  test("forgets when told to, and not at a reset", async () => {
    const { cloud, send } = testCloud();
    await send(publicipCase);
    cloud.reset();
    expect(cloud.journal.recent()).toHaveLength(1);
    cloud.journal.clear();
    expect(cloud.journal.recent()).toEqual([]);
    await send(publicipCase);
    expect(cloud.journal.recent()).toMatchObject([{ sequence: 2 }]);
  });

  test("tells each subscriber, until it leaves", async () => {
    const { cloud, send } = testCloud();
    const seen: CallRecord[] = [];
    const listener = (call: CallRecord): void => {
      seen.push(call);
    };
    const leave = cloud.journal.subscribe(listener);
    cloud.journal.subscribe(listener);
    await send(publicipCase);
    leave();
    leave();
    await send(publicipCase);
    expect(seen.map(({ sequence }) => sequence)).toEqual([1, 1, 2]);
  });

  test("goes on although a listener throws, and does not hide the error", () => {
    const journal = createJournal([]);
    const seen: CallRecord[] = [];
    journal.subscribe(() => {
      throw new Error("a listener failed");
    });
    journal.subscribe((call) => seen.push(call));
    const thrown: (() => void)[] = [];
    vi.stubGlobal("queueMicrotask", (task: () => void) => thrown.push(task));
    journal.add(finished(undefined, undefined));
    vi.unstubAllGlobals();
    expect(seen).toHaveLength(1);
    expect(thrown).toHaveLength(1);
    expect(thrown[0]).toThrow("a listener failed");
  });
});

async function messagesOf(
  send: (cloud: ReturnType<typeof createMockCloud>) => Promise<unknown>,
): Promise<CallMessages> {
  const cloud = createMockCloud({ credentials: { token: `${CANARY}-token` } });
  const seen: CallMessages[] = [];
  cloud.journal.subscribe((_, messages) => seen.push(messages()));
  await send(cloud);
  expect(seen).toHaveLength(1);
  return seen[0] as CallMessages;
}

const headers = { "Content-Type": "application/json", "X-Auth-Token": `${CANARY}-token` };
const url = `${BASE}${vifPeerCase.path(vifPeerCase.projectId)}`;

describe("the messages of a call", () => {
  test("are request and response, as they went", async () => {
    const body = JSON.stringify({ vif_peer: { name: "new" } });
    const { request, response } = await messagesOf((cloud) =>
      cloud.fetch(`${url}?fields=name`, { method: "PUT", headers, body }),
    );
    expect(request).toEqual({
      url: `${url}?fields=name`,
      headers: [
        ["content-type", "application/json"],
        ["x-auth-token", "REDACTED"],
      ],
      body,
      bodySize: body.length,
    });
    expect(response.headers).toContainEqual(["Content-Type", "application/json"]);
    expect(JSON.parse(response.body ?? "")).toMatchObject({ vif_peer: { name: "new" } });
  });

  const deep = { id: CANARY, password: CANARY, user: { password: [CANARY, 1] } };
  const secrets: readonly (readonly [string, string, RequestInit])[] = [
    [
      "a member that a spec marks",
      url,
      { body: JSON.stringify({ vif_peer: { bgp_md5: CANARY } }) },
    ],
    ["that member elsewhere", url, { body: JSON.stringify([{ a: { BGP_MD5: CANARY } }]) }],
    ["a password", url, { body: JSON.stringify({ auth: { identity: { password: deep } } }) }],
    ["a token by its id", url, { body: JSON.stringify({ auth: { token: { id: CANARY } } }) }],
    ["a key", url, { body: JSON.stringify({ credential: { secret: CANARY } }) }],
    ["what is no JSON", url, { body: `{"bgp_md5": "${CANARY}"` }],
    ["a query", `${url}?X-Auth%2DToken=${CANARY}&Signature=${CANARY}`, { body: "{}" }],
    ["a signature", url, { headers: { Authorization: `SDK Signature=${CANARY}` } }],
    ["other tokens", url, { headers: { "X-Security-Token": CANARY, "X-Subject-Token": CANARY } }],
    ["a misspelt header", url, { headers: { "X-Auht-Tokens": CANARY, Cookie: CANARY } }],
  ];

  test.each(secrets)("have no secret: %s", async (_, target, init) => {
    const all = { ...headers, ...(init.headers as Record<string, string> | undefined) };
    const messages = await messagesOf((cloud) =>
      cloud.fetch(target, { method: "PUT", ...init, headers: all }),
    );
    expect(JSON.stringify(messages)).not.toContain(CANARY);
  });

  const nested = (text: string) => `${"[".repeat(1_001)}${text}${"]".repeat(1_001)}`;

  test.each([
    ["a text", `{"a": 1, "password" : "${CANARY}"}`, CANARY],
    ["a number", '{"password":7318008,"b":""}', "7318008"],
  ])(
    "have no secret of a body nested too deep that the response repeats: %s",
    (_, json, secret) => {
      const journal = createJournal([]);
      const seen: CallMessages[] = [];
      journal.subscribe((__, messages) => seen.push(messages()));
      journal.add(finished(nested(json), JSON.stringify({ message: `${secret} is wrong` })));
      const [{ request, response } = expect.unreachable()] = seen;
      expect(request).not.toHaveProperty("body");
      expect(response.body).toBe('{"message":"REDACTED is wrong"}');
    },
  );

  test.each([
    ["arrays", "[".repeat(20_000)],
    ["objects", '{"a":'.repeat(20_000)],
    ["arrays with a secret", nested(`{"password":"${CANARY}"}`)],
  ])("are made without a parse of %s nested too deep", async (_, body) => {
    const parse = vi.spyOn(JSON, "parse");
    onTestFinished(() => parse.mockRestore());
    await messagesOf((cloud) => cloud.fetch(url, { method: "PUT", headers, body }));
    expect(parse.mock.calls.filter(([text]) => /^([[{]("a":)?){1001}/.test(text))).toEqual([]);
  });

  test("have no secret that the service reads back", async () => {
    const cloud = createMockCloud();
    const { token } = cloud.credentials;
    const seen: CallMessages[] = [];
    cloud.journal.subscribe((_, messages) => seen.push(messages()));
    const body = { vif_peer: { bgp_md5: CANARY } };
    const init = { method: "PUT", headers: { ...headers, "X-Auth-Token": token } };
    await cloud.fetch(url, { ...init, body: JSON.stringify(body) });
    expect(JSON.stringify(seen)).not.toContain(CANARY);
    expect(JSON.stringify(seen)).not.toContain(token);
  });
});
