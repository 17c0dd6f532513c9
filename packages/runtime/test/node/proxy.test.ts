import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import fc from "fast-check";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { ConnectionError, InvalidArgumentError } from "../../src/index.js";
import { createNodeTransport, proxyFromEnvironment } from "../../src/node/index.js";
import { createBypass } from "../../src/node/transport/proxy.js";
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

  test("is not reached, and nothing may have run, when the proxy refuses", async () => {
    const server = await startTlsServer(certificate);
    const proxy = await startProxy({ credentials: "user:right" });
    const transport = createNodeTransport({ proxy: `http://user:wrong@localhost:${proxy.port}` });
    const client = clientOf(`https://${HOST}:${server.port}`, { transport });
    await expect(client.createWidget({ body: { widget: { name: "a" } } })).rejects.toMatchObject({
      name: "ConnectionError",
      message: "No complete answer: the proxy opened no tunnel: status 407",
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

test("nothing is read from the environment unless told to", async () => {
  const server = await startServer();
  const proxy = await startProxy();
  const before = process.env.http_proxy;
  process.env.http_proxy = proxy.url;
  try {
    await clientOf(server.url).listWidgets();
    await clientOf(server.url, { transport: createNodeTransport() }).listWidgets();
    expect(proxy.asked).toEqual([]);
    const transport = createNodeTransport({ proxy: { ...proxyFromEnvironment(), noProxy: "" } });
    await clientOf(server.url, { transport }).listWidgets();
    expect(proxy.asked).toHaveLength(1);
  } finally {
    if (before === undefined) delete process.env.http_proxy;
    else process.env.http_proxy = before;
  }
});

const environments: [environment: Record<string, string>, read: object][] = [
  [{}, { http: undefined, https: undefined, noProxy: undefined }],
  [
    { HTTP_PROXY: "http://a", HTTPS_PROXY: "http://b", NO_PROXY: "c" },
    { http: "http://a", https: "http://b", noProxy: "c" },
  ],
  [
    {
      HTTP_PROXY: "http://a",
      http_proxy: "http://lower",
      https_proxy: "",
      HTTPS_PROXY: "http://b",
    },
    { http: "http://lower", https: "http://b" },
  ],
  [{ REQUEST_METHOD: "GET", HTTP_PROXY: "http://evil" }, { http: undefined }],
  [{ REQUEST_METHOD: "GET", http_proxy: "http://a" }, { http: "http://a" }],
];

test.each(environments)("of the environment %j it takes %j", (environment, read) => {
  expect(proxyFromEnvironment(environment)).toMatchObject(read);
});

const bypasses: [noProxy: string, direct: string[], proxied: string[]][] = [
  ["", [], ["a.example:443", "127.0.0.1:80"]],
  ["*", ["a.example:443", "127.0.0.1:80"], []],
  ["example.com", ["example.com:1", "a.b.EXAMPLE.com:1"], ["notexample.com:1", "example.org:1"]],
  [".example.com, *.b.org", ["example.com:1", "a.example.com:1", "a.b.org:1"], ["xb.org:1"]],
  ["example.com:8080 b.org", ["example.com:8080", "b.org:1"], ["example.com:443"]],
  ["10.0.0.0/8,192.0.2.1", ["10.9.8.7:1", "192.0.2.1:1"], ["11.0.0.1:1", "192.0.2.11:1"]],
  ["0.2.1", [], ["192.0.2.1:1"]],
  [
    "0:0:0:0:0:0:0:1 127.1",
    ["[::1]:1", "127.0.0.1:1", "[::ffff:7f00:1]:1"],
    ["[::2]:1", "127.0.0.2:1"],
  ],
  ["::0001", ["[::1]:1"], []],
  ["[0::1]", ["[::1]:1"], []],
  ["::ffff:127.0.0.1,::ffff:10.0.0.0/104", ["127.0.0.1:1", "10.1.2.3:1"], ["127.0.0.2:1"]],
  ["localhost", ["localhost.:1", "localhost:1", "a.localhost.:1"], ["local:1"]],
  ["example.com.", ["example.com:1", "www.example.com.:1"], []],
  ["bücher.example", ["xn--bcher-kva.example:1"], []],
  ["fd00::/8,[::1]:80,2001:db8::1", ["[fd12::1]:1", "[::1]:80", "[2001:db8::1]:5"], ["[::1]:81"]],
];

test.each(bypasses)("without a proxy for %j: %j, with one: %j", (noProxy, direct, proxied) => {
  const isDirect = createBypass(noProxy);
  const ask = (authority: string) => {
    const at = authority.lastIndexOf(":");
    return isDirect(authority.slice(0, at).replace(/[[\]]/g, ""), authority.slice(at + 1));
  };
  expect(direct.filter((authority) => !ask(authority))).toEqual([]);
  expect(proxied.filter(ask)).toEqual([]);
});

test.each([
  [{ proxy: "ftp://p.example" }, /^proxy\.http: must be an address/],
  [{ proxy: "http://a%:b@p.example" }, /^proxy\.http: must be an address/],
  [{ proxy: { https: "http://" } }, /^proxy\.https: must be an address/],
  [
    { proxy: { http: "socks5://s.example" } },
    /^proxy\.http: SOCKS proxies are not supported; .*HTTP proxy.*`fetch`/,
  ],
  [{ proxy: "socks4a://u:p@s.example:1080" }, /^proxy\.http: SOCKS proxies are not supported/],
  [{ proxy: { noProxy: "10.0.0.0/33" } }, /^proxy\.noProxy: expected .*, got "10\.0\.0\.0\/33"$/],
  [{ proxy: { noProxy: "a/8" } }, /^proxy\.noProxy: expected .*, got "a\/8"$/],
])("refuses %j, naming the option", (options, message) => {
  expect(() => createNodeTransport(options)).toThrow(InvalidArgumentError);
  expect(() => createNodeTransport(options)).toThrow(message);
});

test.each(["127.*", "<local>", "http://a.example", "*foo", "a:b", "fe80::1%eth0", "a..b", "."])(
  "rejects %j in NO_PROXY, naming the variable",
  (entry) => {
    const message = `NO_PROXY: expected a host such as example.com, an address, a range such as 10.0.0.0/8, or *, got ${JSON.stringify(entry)}`;
    expect(() => proxyFromEnvironment({ NO_PROXY: `a.example,${entry}` })).toThrow(message);
    expect(() => proxyFromEnvironment({ no_proxy: entry })).toThrow(/^no_proxy: /);
  },
);

test("rejects a proxy of the environment that cannot be used, naming the variable", () => {
  expect(() => proxyFromEnvironment({ HTTPS_PROXY: "socks5h://s.example:1080" })).toThrow(
    /^HTTPS_PROXY: SOCKS proxies are not supported/,
  );
  expect(() => proxyFromEnvironment({ http_proxy: "ftp://p.example" })).toThrow(/^http_proxy: /);
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
