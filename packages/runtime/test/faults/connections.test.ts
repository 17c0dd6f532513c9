// Faults of the connection itself, and complete responses in an unusual form.
import dns from "node:dns";
import { gzipSync } from "node:zlib";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { ConnectionError } from "../../src/index.js";
import { CALLS, faultClient } from "../support/fault-client.js";
import { working } from "../support/faults.js";
import { httpResponse, startTcpServer } from "../support/tcp-server.js";
import { TRANSPORTS } from "../support/transports.js";

const WIDGET = '{"widget":{"id":"w","name":"ä","status":"UP"}}';

/** A port on which nobody listens. */
async function freePort(): Promise<number> {
  const server = await startTcpServer(() => working);
  await server.close();
  return server.port;
}

/** Gives a name these addresses, until the test ends. */
function resolveAs(name: string, addresses: readonly string[]): void {
  const lookup = dns.lookup as (...args: unknown[]) => void;
  const found = addresses.map((address) => ({ address, family: 4 }));
  vi.spyOn(dns, "lookup").mockImplementation(((host: string, ...rest: unknown[]) => {
    if (host !== name) return lookup(host, ...rest);
    (rest.at(-1) as (error: null, addresses: unknown) => void)(null, found);
  }) as never);
  onTestFinished(() => void vi.restoreAllMocks());
}

describe.each(TRANSPORTS)("over %s", (_, createTransport) => {
  describe.each(CALLS)("a call that is $kind", ({ call, idempotent }) => {
    test("is repeated when the connection is refused, for it surely did not run", async () => {
      const { calls, client } = faultClient(
        `http://127.0.0.1:${await freePort()}`,
        createTransport(),
      );
      const error = await call(client).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ConnectionError);
      expect(error).toMatchObject({
        mayHaveRun: false,
        attempts: [{ code: "ECONNREFUSED" }, {}, {}],
      });
      expect(calls).toMatchObject([{ attempts: 3 }]);
    });

    test("succeeds when the server is there at the second attempt", async () => {
      const port = await freePort();
      let server: Promise<unknown> | undefined;
      const { client } = faultClient(`http://127.0.0.1:${port}`, createTransport(), {
        retry: { baseDelayMs: 1 },
        listener: ({ type }) => {
          if (type === "attemptEnd") server ??= startTcpServer(() => working, port);
        },
      });
      await expect(call(client)).resolves.toMatchObject({ widget: { id: "w" } });
      await server;
    });

    test("is repeated when the host is not found", async () => {
      // A label may have 63 letters, so no name server is asked.
      const url = `http://${"a".repeat(64)}.invalid`;
      const { client, calls } = faultClient(url, createTransport());
      const error = await call(client).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ConnectionError);
      expect(error).toMatchObject({ mayHaveRun: false });
      expect(calls).toMatchObject([{ attempts: 3 }]);
    });

    test("is repeated when all addresses of a host reject", async () => {
      const url = `http://two.example:${await freePort()}`;
      resolveAs("two.example", ["127.0.0.1", "127.0.0.2"]);
      const { client } = faultClient(url, createTransport());
      const error = await call(client).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ConnectionError);
      expect(error).toMatchObject({
        mayHaveRun: false,
        attempts: [{ code: "ECONNREFUSED" }, {}, {}],
      });
    });

    test("goes over a new connection when the last was closed after its response", async () => {
      // No `Connection: close`: the client learns of the end from the connection alone.
      const text = [
        `HTTP/1.1 ${idempotent ? "200 OK" : "201 Created"}`,
        `Content-Length: ${Buffer.byteLength(WIDGET)}`,
        "",
        WIDGET,
      ].join("\r\n");
      const server = await startTcpServer(() => ({ onRequest: (socket) => socket.end(text) }));
      const { calls, client } = faultClient(server.url, createTransport());
      for (let made = 0; made < 3; made += 1) {
        await call(client);
        await vi.waitUntil(() => server.open.size === 0);
      }
      expect(server.requests).toHaveLength(3);
      expect(calls).toMatchObject([{ attempts: 1 }, { attempts: 1 }, { attempts: 1 }]);
    });

    test.each([
      ["gzip", respondWith(gzipSync(WIDGET), "Content-Encoding: gzip")],
      ["chunks", respondWith(chunked(WIDGET), "Transfer-Encoding: chunked")],
      [
        "gzip in chunks",
        respondWith(
          chunked(gzipSync(WIDGET)),
          "Transfer-Encoding: chunked",
          "Content-Encoding: gzip",
        ),
      ],
      [
        "gzip of nothing but a name in capitals",
        respondWith(gzipSync(WIDGET), "CONTENT-ENCODING: GZIP"),
      ],
      ["UTF-8 with a mark of byte order", respondWith(`\ufeff${WIDGET}`)],
    ])("reads a response in %s", async (__, write) => {
      const server = await startTcpServer(() => ({ onRequest: write(idempotent) }));
      const { client } = faultClient(server.url, createTransport());
      await expect(call(client)).resolves.toEqual(JSON.parse(WIDGET));
      expect(server.connections).toBe(1);
    });
  });
});

function respondWith(body: string | Buffer, ...headers: readonly string[]) {
  return (isUpdate: boolean) => httpResponse(isUpdate ? "200 OK" : "201 Created", body, ...headers);
}

/** In chunks of seven bytes, so that characters are cut. */
function chunked(body: string | Buffer): Buffer {
  const bytes = Buffer.from(body);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 7) {
    const part = bytes.subarray(at, at + 7);
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from("\r\n"));
  }
  return Buffer.concat([...parts, Buffer.from("0\r\n\r\n")]);
}
