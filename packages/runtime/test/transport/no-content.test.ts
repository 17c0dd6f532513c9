import { describe, expect, test, vi } from "vitest";
import { startTcpServer } from "../support/tcp-server.js";
import { TRANSPORTS } from "../support/transports.js";
import { clientOf } from "../support/widgets.js";

const INPUT = { path: { widget_id: "w" }, query: { force: true } };
const HEAD = "HTTP/1.1 204 No Content\r\nContent-Type: application/json\r\n";
const LISTED = 'HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\n{"widgets":[]}';

const bodies: [title: string, head: string, body: string][] = [
  ["a body of declared length", `${HEAD}Content-Length: 2\r\n\r\n`, "{}"],
  ["a chunked body", `${HEAD}Transfer-Encoding: chunked\r\n\r\n`, "2\r\n{}\r\n0\r\n\r\n"],
  ["a body without a length", `${HEAD}\r\n`, "{}"],
];

describe.each(TRANSPORTS)("over %s", (_, createTransport) => {
  test.each(bodies)("resolves after one request when a 204 has %s", async (__, head, body) => {
    const server = await startTcpServer(() => ({
      onRequest: (socket, { head: request }) =>
        socket.write(request.startsWith("DELETE") ? head + body : LISTED),
    }));
    const client = clientOf(server.url, { transport: createTransport() });
    await expect(client.deleteWidget(INPUT)).resolves.toBeUndefined();
    expect(server.requests).toHaveLength(1);
    await expect(client.listWidgets()).resolves.toEqual({ widgets: [] });
    expect(server.requests).toHaveLength(2);
  });
});

test("closes a connection on which a 204 announced a body over node:http", async () => {
  const server = await startTcpServer(() => ({
    onRequest: (socket) => socket.write(`${HEAD}Content-Length: 2\r\n\r\n`),
  }));
  await expect(clientOf(server.url).deleteWidget(INPUT)).resolves.toBeUndefined();
  await vi.waitUntil(() => server.open.size === 0);
});
