import { readFileSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { createSession, InvalidArgumentError, type Session } from "../../src/index.js";
import { createNodeTransport } from "../../src/node/index.js";
import { httpResponse, startTcpServer } from "../support/tcp-server.js";
import { certify, startTlsServer } from "../support/tls-server.js";
import { clientOf, createClient, PROJECT_ID } from "../support/widgets.js";

const EMPTY = '{"widgets":[]}';
const EXAMPLE = `HTTP/1.1 200 OK\r\nContent-Length: ${EMPTY.length}\r\n\r\n${EMPTY}`;

/** Responds and leaves the connection open. */
const keeping = () => startTcpServer(() => ({ onRequest: (socket) => socket.write(EXAMPLE) }));

const sessionOf = (endpoint: string): Session =>
  createSession({ endpoint, projectId: PROJECT_ID, credentials: { token: "t" } });

test("names the package and its version as User-Agent, unless the caller does", async () => {
  const server = await startTcpServer(() => ({ onRequest: httpResponse("200 OK", EMPTY) }));
  const client = clientOf(server.url);
  await client.listWidgets();
  await client.listWidgets({}, { headers: { "user-agent": "mine/1" } });
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  const agents = server.requests.map(({ head }) => head.match(/^user-agent: .*$/gim));
  expect(agents).toEqual([[`User-Agent: hcnet/${version}`], ["user-agent: mine/1"]]);
});

test("uses a connection again, and closes it with the session", async () => {
  const server = await keeping();
  const session = sessionOf(server.url);
  const client = createClient(session);
  for (let made = 0; made < 3; made += 1) await client.listWidgets();
  expect(server.connections).toBe(1);
  expect(server.open.size).toBe(1);
  session.close();
  await vi.waitUntil(() => server.open.size === 0);
  await client.listWidgets();
  await client.listWidgets();
  expect(server.connections).toBe(2);
  session.close();
  await vi.waitUntil(() => server.open.size === 0);
});

test("closing a session lets calls that are under way come to their end", async () => {
  let respond: (() => void) | undefined;
  const server = await startTcpServer(() => ({
    onRequest: (socket) => {
      respond = () => socket.write(EXAMPLE);
    },
  }));
  const session = sessionOf(server.url);
  const call = createClient(session).listWidgets();
  await vi.waitUntil(() => respond !== undefined);
  session.close();
  session.close();
  expect(server.open.size).toBe(1);
  respond?.();
  await expect(call).resolves.toEqual({ widgets: [] });
  await vi.waitUntil(() => server.open.size === 0);
});

test("a session whose transport cannot be closed takes no harm", () => {
  const session = createSession({
    endpoint: "https://w.example",
    credentials: { token: "t" },
    fetch: async () => Response.json({}),
  });
  expect(() => session.close()).not.toThrow();
});

test("keepAlive: false makes a connection for each request", async () => {
  const server = await keeping();
  const client = clientOf(server.url, { transport: createNodeTransport({ keepAlive: false }) });
  await client.listWidgets();
  await client.listWidgets();
  expect(server.connections).toBe(2);
  await vi.waitUntil(() => server.open.size === 0);
});

test("maxSockets and maxFreeSockets bound the connections", async () => {
  const server = await keeping();
  const transport = createNodeTransport({ maxSockets: 3, maxFreeSockets: 2 });
  const client = clientOf(server.url, { transport });
  await Promise.all(Array.from({ length: 20 }, () => client.listWidgets()));
  expect(server.requests).toHaveLength(20);
  expect(server.connections).toBe(3);
  await vi.waitUntil(() => server.open.size === 2);
  transport.close();
});

test("freeSocketTimeoutMs ends a connection that is not used, but no call", async () => {
  const server = await startTcpServer(() => ({
    onRequest: (socket) => setTimeout(() => socket.write(EXAMPLE), 150),
  }));
  const transport = createNodeTransport({ freeSocketTimeoutMs: 20 });
  await expect(clientOf(server.url, { transport }).listWidgets()).resolves.toEqual({ widgets: [] });
  await vi.waitUntil(() => server.open.size === 0);
});

test("ca says whom to trust", async () => {
  const server = await startTlsServer(await certify());
  const endpoint = `https://localhost:${server.port}`;
  const other = await certify();
  const call = (ca?: string | readonly string[]) =>
    clientOf(endpoint, { transport: createNodeTransport({ ca }), retry: false }).listWidgets();
  await expect(call(server.ca)).resolves.toEqual({ widgets: [] });
  await expect(call([other.ca, server.ca])).resolves.toEqual({ widgets: [] });
  for (const wrong of [undefined, other.ca]) {
    await expect(call(wrong)).rejects.toMatchObject({ name: "ConnectionError", mayHaveRun: false });
  }
  expect(server.received).toHaveLength(2);
});

test.each([
  [{ maxSockets: 0 }, /^maxSockets: expected a number from 1/],
  [{ maxSockets: "5" }, /^maxSockets: /],
  [{ maxFreeSockets: -1 }, /^maxFreeSockets: expected a number from 0/],
  [{ freeSocketTimeoutMs: Number.NaN }, /^freeSocketTimeoutMs: /],
  [{ ca: "/etc/ssl/ca.pem" }, /^ca: expected certificates in PEM/],
  [{ ca: ["-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"] }, /^ca: expected/],
])("rejects %j, naming the option", (options, message) => {
  const create = () => createNodeTransport(options as never);
  expect(create).toThrow(InvalidArgumentError);
  expect(create).toThrow(message);
});
