import { Socket } from "node:net";
import { expect, test, vi } from "vitest";
import { createNodeTransport } from "../../src/node/index.js";
import { startIdleServer } from "../support/idle-server.js";
import { startTcpServer } from "../support/tcp-server.js";
import { clientOf } from "../support/widgets.js";

const EMPTY = '{"widgets":[]}';
const respond = (...headers: string[]) =>
  ["HTTP/1.1 200 OK", `Content-Length: ${EMPTY.length}`, ...headers, "", EMPTY].join("\r\n");

const create = { body: { widget: { name: "a" } } };

test("sends a POST on a new connection when the server closed the last while the process stood still", async () => {
  const server = await startIdleServer();
  const client = clientOf(server.url, { retry: false });
  await Promise.all([client.listWidgets(), client.listWidgets(), client.listWidgets()]);
  for (let round = 0; round < 3; round += 1) {
    server.closeConnections();
    await expect(client.createWidget(create)).resolves.toMatchObject({ widget: { id: "w" } });
  }
});

test("sends a POST on a new connection after a timer that ran late", async () => {
  const server = await startIdleServer();
  const client = clientOf(server.url, { retry: false });
  await client.listWidgets();
  const created = new Promise((resolve, reject) => {
    setTimeout(() => {
      server.closeConnections();
      client.createWidget(create).then(resolve, reject);
    }, 1);
  });
  await expect(created).resolves.toMatchObject({ widget: { id: "w" } });
});

test("closes an unused connection before the server's Keep-Alive timeout", async () => {
  const server = await startTcpServer(() => ({
    onRequest: (socket) => socket.write(respond("Connection: keep-alive", "Keep-Alive: timeout=2")),
  }));
  await clientOf(server.url).listWidgets();
  expect(server.open.size).toBe(1);
  await vi.waitUntil(() => server.open.size === 0, { timeout: 10_000 });
});

test("limits how long a connection stays unused to 15 s by default", async () => {
  const setTimeout = vi.spyOn(Socket.prototype, "setTimeout");
  const server = await startTcpServer(() => ({ onRequest: (socket) => socket.write(respond()) }));
  await clientOf(server.url).listWidgets();
  await vi.waitUntil(() => setTimeout.mock.calls.some(([limit]) => limit === 15_000));
  vi.restoreAllMocks();
});

test("accepts Infinity as freeSocketTimeoutMs", async () => {
  const server = await startTcpServer(() => ({ onRequest: (socket) => socket.write(respond()) }));
  const transport = createNodeTransport({ freeSocketTimeoutMs: Number.POSITIVE_INFINITY });
  const client = clientOf(server.url, { transport });
  await client.listWidgets();
  await client.listWidgets();
  expect(server.connections).toBe(1);
  transport.close();
});
