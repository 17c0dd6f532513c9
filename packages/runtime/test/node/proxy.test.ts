import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import fc from "fast-check";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { ConnectionError, InvalidArgumentError } from "../../src/index.js";
import { createNodeTransport } from "../../src/node/index.js";
import { createBypass } from "../../src/transport/node/proxy.js";
import { everything } from "../support/everything.js";
import { startProxy } from "../support/proxy-server.js";
import { startServer } from "../support/server.js";
import { type Certificate, certify, startTlsServer } from "../support/tls-server.js";
import { clientOf, PROJECT_ID } from "../support/widgets.js";

const HOST = "widget.example.com";
const PATH = `/v1/${PROJECT_ID}/widgets`;
let certificate: Certificate;

beforeAll(async () => {
  certificate = await certify(HOST);
});

describe("an https address", () => {
  test("is reached through a tunnel, of which the proxy sees host and port", async () => {
    const server = await startTlsServer(certificate);
    const proxy = await startProxy();
    const transport = createNodeTransport({ proxy: proxy.url, ca: server.ca });
    const client = clientOf(`https://${HOST}:${server.port}`, { transport });
    await client.listWidgets();
    await client.listWidgets();
    expect(proxy.asked).toEqual([`CONNECT ${HOST}:${server.port}`]);
    expect(inspect(proxy.headers)).not.toContain("auth-token");
    expect(server.connections).toBe(1);
    expect(server.received).toMatchObject(
      Array.from({ length: 2 }, () => ({
        target: PATH,
        headers: { host: `${HOST}:${server.port}`, "x-auth-token": "t" },
      })),
    );
    transport.close();
    await vi.waitUntil(() => proxy.open.size === 0);
  });

  test("is reached through a proxy that is spoken to over TLS itself", async () => {
    const server = await startTlsServer(certificate);
    const proxy = await startProxy({ certificate });
    const transport = createNodeTransport({ proxy: proxy.url, ca: server.ca });
    await clientOf(`https://${HOST}:${server.port}`, { transport }).listWidgets();
    expect(proxy.asked).toEqual([`CONNECT ${HOST}:${server.port}`]);
    transport.close();
  });

  test("is not reached when its certificate is of an authority that is not trusted", async () => {
    const server = await startTlsServer(certificate);
    const proxy = await startProxy();
    const transport = createNodeTransport({ proxy: proxy.url });
    const client = clientOf(`https://${HOST}:${server.port}`, { transport, retry: false });
    const error = await client.listWidgets().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ mayHaveRun: false });
    expect(server.received).toEqual([]);
    await vi.waitUntil(() => proxy.open.size === 0);
  });

  test("is not reached when its certificate is for another host", async () => {
    const server = await startTlsServer(certificate);
    const proxy = await startProxy();
    const transport = createNodeTransport({ proxy: proxy.url, ca: server.ca });
    const client = clientOf(`https://other.example.com:${server.port}`, {
      transport,
      retry: false,
    });
    await expect(client.listWidgets()).rejects.toMatchObject({
      name: "ConnectionError",
      cause: { code: "ERR_TLS_CERT_ALTNAME_INVALID" },
    });
    expect(server.received).toEqual([]);
    await vi.waitUntil(() => proxy.open.size === 0);
  });

  test("is not reached, and nothing may have run, when the proxy rejects", async () => {
    const server = await startTlsServer(certificate);
    const proxy = await startProxy({ credentials: "user:right" });
    const transport = createNodeTransport({ proxy: `http://user:wrong@localhost:${proxy.port}` });
    const client = clientOf(`https://${HOST}:${server.port}`, { transport });
    await expect(client.createWidget({ body: { widget: { name: "a" } } })).rejects.toMatchObject({
      name: "ConnectionError",
      message: "createWidget: No complete response: the proxy opened no tunnel: status 407",
      mayHaveRun: false,
      attempts: [{}],
    });
    expect(server.connections).toBe(0);
    await vi.waitUntil(() => proxy.open.size === 0);
  });

  test("holds a call back no longer than it may take when the proxy says nothing", async () => {
    const proxy = await startProxy({ isSilent: true });
    const transport = createNodeTransport({ proxy: proxy.url });
    const client = clientOf(`https://${HOST}`, { transport, attemptTimeoutMs: 50, retry: false });
    await expect(client.listWidgets()).rejects.toMatchObject({
      name: "TimeoutError",
      mayHaveRun: false,
    });
  });
});

describe("an http address", () => {
  test("is given to the proxy whole", async () => {
    const server = await startServer();
    const proxy = await startProxy({ credentials: "us:er:p@ss/wörd" });
    const address = `http://us%3Aer:${encodeURIComponent("p@ss/wörd")}@localhost:${proxy.port}`;
    const transport = createNodeTransport({ proxy: { http: address } });
    const url = `http://${HOST}:${new URL(server.url).port}`;
    await clientOf(url, { transport }).listWidgets({ query: { limit: 1 } });
    expect(proxy.asked).toEqual([`GET ${url}${PATH}?limit=1`]);
    expect(server.received[0]?.headers).not.toHaveProperty("proxy-authorization");
    transport.close();
  });

  test("is called straight when only https has a proxy", async () => {
    const server = await startServer();
    const proxy = await startProxy();
    const transport = createNodeTransport({ proxy: { https: proxy.url } });
    await clientOf(server.url, { transport }).listWidgets();
    expect(proxy.asked).toEqual([]);
    expect(server.received).toHaveLength(1);
  });
});

test("a proxy that is not there is a ConnectionError of a call that did not run", async () => {
  for (const scheme of ["http", "https"]) {
    const transport = createNodeTransport({ proxy: "http://127.0.0.1:1" });
    const client = clientOf(`${scheme}://${HOST}`, { transport, retry: false });
    await expect(client.listWidgets()).rejects.toMatchObject({
      name: "ConnectionError",
      mayHaveRun: false,
      cause: { code: "ECONNREFUSED" },
    });
  }
});

test("a host that is to be called without a proxy is", async () => {
  const server = await startServer();
  const proxy = await startProxy();
  const transport = createNodeTransport({ proxy: { http: proxy.url, noProxy: "127.0.0.0/8" } });
  await clientOf(server.url, { transport }).listWidgets();
  expect(proxy.asked).toEqual([]);
  expect(server.received).toHaveLength(1);
});

test("calls ::1 directly when NO_PROXY has another spelling of it", async () => {
  const proxy = await startProxy();
  const server = createServer((_, response) => response.end('{"widgets":[]}'));
  await new Promise<void>((resolve) => server.listen(0, "::1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  for (const noProxy of ["::1", "0:0:0:0:0:0:0:1", "::0001"]) {
    const transport = createNodeTransport({ proxy: { http: proxy.url, noProxy } });
    await clientOf(`http://[::1]:${port}`, { transport }).listWidgets();
    transport.close();
  }
  expect(proxy.asked).toEqual([]);
});

test("no list of exceptions makes it throw anything else, or take long", () => {
  fc.assert(
    fc.property(fc.string(), fc.domain(), (noProxy, host) => {
      try {
        expect(createBypass(noProxy)(host, "443")).toBeTypeOf("boolean");
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidArgumentError);
      }
    }),
  );
});

test("the password of a proxy is shown nowhere", async () => {
  const CANARY = "canary-5d1e";
  const proxy = await startProxy({ credentials: "user:right" });
  const address = `http://user:${CANARY}@localhost:${proxy.port}`;
  const transport = createNodeTransport({ proxy: address });
  const shown = [everything(transport)];
  for (const scheme of ["http", "https"]) {
    const client = clientOf(`${scheme}://${HOST}`, { transport, retry: false });
    await client.listWidgets().catch((error: unknown) => shown.push(everything(error)));
  }
  for (const wrong of [`ftp://u:${CANARY}@p.example`, `http://u:${CANARY}@:x`]) {
    try {
      createNodeTransport({ proxy: wrong });
    } catch (error) {
      shown.push(everything(error));
    }
  }
  expect(shown).toHaveLength(5);
  expect(shown.join("\n")).not.toContain(CANARY);
  expect(shown.join("\n")).not.toContain(Buffer.from(`user:${CANARY}`).toString("base64"));
});
