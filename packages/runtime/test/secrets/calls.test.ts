// Secrets are planted in all that a call sends and gets, and looked for in all that a program could
// print of it. Services here echo everything that they receive.

import { describe, expect, test } from "vitest";
import { type CallOptions, type Credentials, createLimiter } from "../../src/index.js";
import { everything, leaksIn } from "../support/everything.js";
import { type PeersClient, peersOf, rejectingValidators } from "../support/peers.js";
import { recorder } from "../support/recorder.js";
import { json, type Received, type Responder, startServer } from "../support/server.js";

/** Part of every secret; one has characters that JSON escapes. */
const CANARY = /canary/i;
const MD5 = 'canary-"md5\\\u00e9';

const credentials: [string, Credentials][] = [
  ["an access key", { accessKeyId: "AK", secretAccessKey: "canary-sk" }],
  [
    "a temporary access key",
    { accessKeyId: "AK", secretAccessKey: "canary-sk", securityToken: "canary-security-token" },
  ],
  ["a token", { token: "canary-token" }],
];

/** What a careless service says of a request that it rejects. */
function repeated({ headers, body }: Received): object {
  const said = { ...headers, body: body && (JSON.parse(body) as unknown) };
  return { code: "P.1", message: `rejected: ${JSON.stringify(headers)} ${body}`, ...said };
}

const responses: [string, Responder][] = [
  ["success", json(201, { peer: { name: "a", bgp_md5: MD5 } })],
  ["an error response", (response, request) => json(400, repeated(request))(response, request)],
  ["a denial", (response, request) => json(403, { error: repeated(request) })(response, request)],
  ["rejected credentials", (response, request) => json(401, repeated(request))(response, request)],
  [
    "a failure",
    (response, { body, headers }) => {
      response.writeHead(500, { "Content-Type": "text/plain" });
      response.end(`${JSON.stringify(headers)} ${body}`);
    },
  ],
  ["a broken success", (response) => response.writeHead(201).end(`{"bgp_md5":"canary-md5"`)],
  ["a redirect", (response) => response.writeHead(302, { Location: "/canary" }).end()],
  ["no response", (response) => response.destroy()],
];

const HEADERS = { "X-Auth-Token": "canary-header", Cookie: "canary-cookie", "X-Other": "shown" };
const create = (client: PeersClient, options: CallOptions = {}) =>
  client.createPeer(
    { body: { peer: { name: "a", bgp_md5: MD5 } } },
    { headers: HEADERS, ...options },
  );

describe.each(credentials)("with %s", (_, given) => {
  test.each(responses)(
    "%s: nothing heard and no error shows a secret",
    async (_title, response) => {
      const server = await startServer(response);
      const { listener, heard } = recorder();
      const client = peersOf(server.url, {
        credentials: given,
        listener,
        retry: { maxAttempts: 2 },
      });
      const error: unknown = await create(client).catch((reason: unknown) => reason);
      const all = await heard();
      expect(all.length).toBeGreaterThan(20);
      for (const text of [...all, ...(error instanceof Error ? [everything(error)] : [])]) {
        expect(leaksIn(text)).toEqual([]);
      }
      // The secrets were sent, and what is not secret is told.
      expect(JSON.stringify(server.received)).toMatch(CANARY);
      expect(all.join()).toContain("shown");
    },
  );

  test("no object of the runtime shows a secret, before or after a call", async () => {
    const server = await startServer(json(200, { peers: [{ name: "a", bgp_md5: MD5 }] }));
    const limiter = createLimiter({ requestsPerSecond: 1000 });
    const client = peersOf(server.url, { credentials: given, limiter });
    const seen: unknown[] = [];
    client.http.use({
      onRequest(context) {
        seen.push(context, context.request, context.request.clone());
      },
      onResponse(context) {
        seen.push(context.response);
      },
    });
    for (const object of [client, client.http, limiter]) {
      expect(leaksIn(everything(object))).toEqual([]);
    }
    await client.listPeers();
    await create(client).catch(() => {});
    expect(seen).toHaveLength(8);
    for (const object of [client, client.http, limiter]) {
      expect(leaksIn(everything(object))).toEqual([]);
    }
    // What was sent and read is there for those who ask for it.
    for (const object of seen) expect(leaksIn(everything(object, false))).toEqual([]);
  });
});

test("errors that keep a response do not print it", async () => {
  const server = await startServer(json(200, { peers: [{ name: "down", bgp_md5: MD5 }] }));
  const session = { credentials: { token: "canary-token" } };
  const validation = { validators: rejectingValidators() };
  const checking = peersOf(server.url, session, { validation });
  const failures = [
    create(checking),
    checking.listPeers(),
    peersOf(server.url, session).waitForPeer(),
  ];
  const names = ["ValidationError", "ValidationError", "WaiterError"];
  for (const [index, failure] of failures.entries()) {
    const error: unknown = await failure.catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: names[index] });
    expect(leaksIn(everything(error, false))).toEqual([]);
  }
});

test("a response that repeats nothing secret is told as it came", async () => {
  const said = { code: "P.1", message: "peer.name: a is taken" };
  const server = await startServer(json(400, said));
  const client = peersOf(server.url, { credentials: { token: "t" } });
  const body = { peer: { name: "a", bgp_md5: "a" } };
  await expect(client.createPeer({ body })).rejects.toThrow(
    /^createPeer: peer\.name: a is taken \(HTTP 400, P\.1\)$/,
  );
  const { error } = await client.http.POST("/v1/{project_id}/peers", { body });
  expect(error).toEqual(said);
});
