import { expect, test } from "vitest";
import { InvalidArgumentError } from "../../src/index.js";
import { createNodeTransport, proxyFromEnvironment } from "../../src/node/index.js";
import { createBypass } from "../../src/transport/node/proxy.js";
import { startProxy } from "../support/proxy-server.js";
import { startServer } from "../support/server.js";
import { clientOf } from "../support/widgets.js";

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
  [{ proxy: "ftp://p.example" }, /^proxy\.http: expected an address/],
  [{ proxy: "http://a%:b@p.example" }, /^proxy\.http: expected an address/],
  [{ proxy: { https: "http://" } }, /^proxy\.https: expected an address/],
  [
    { proxy: { http: "socks5://s.example" } },
    /^proxy\.http: SOCKS proxies are not supported; .*HTTP proxy.*`fetch`/,
  ],
  [{ proxy: "socks4a://u:p@s.example:1080" }, /^proxy\.http: SOCKS proxies are not supported/],
  [{ proxy: { noProxy: "10.0.0.0/33" } }, /^proxy\.noProxy: expected .*, got "10\.0\.0\.0\/33"$/],
  [{ proxy: { noProxy: "a/8" } }, /^proxy\.noProxy: expected .*, got "a\/8"$/],
])("rejects %j, naming the option", (options, message) => {
  expect(() => createNodeTransport(options)).toThrow(InvalidArgumentError);
  expect(() => createNodeTransport(options)).toThrow(message);
});

test.each([
  ...["127.*", "<local>", "http://a.example", "*foo", "a:b", "fe80::1%eth0", "a..b", "."],
  ...["127.0.0.1:99999", "a.example:65536", "[::1]:99999", "*.0.0.1", ".127.0.0.1", "*.[::1]"],
])("rejects %j in NO_PROXY, naming the variable", (entry) => {
  const message = `NO_PROXY: expected a host such as example.com, an address, a range such as 10.0.0.0/8, or *, got ${JSON.stringify(entry)}`;
  expect(() => proxyFromEnvironment({ NO_PROXY: `a.example,${entry}` })).toThrow(message);
  expect(() => proxyFromEnvironment({ no_proxy: entry })).toThrow(/^no_proxy: /);
});

test("rejects a proxy of the environment that cannot be used, naming the variable", () => {
  expect(() => proxyFromEnvironment({ HTTPS_PROXY: "socks5h://s.example:1080" })).toThrow(
    /^HTTPS_PROXY: SOCKS proxies are not supported/,
  );
  expect(() => proxyFromEnvironment({ http_proxy: "ftp://p.example" })).toThrow(/^http_proxy: /);
});
