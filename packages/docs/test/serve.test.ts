import { request } from "node:http";
import { afterEach, expect, test } from "vitest";
import { type DocsServer, type ServeOptions, serveDocs } from "../src/serve.js";

const servers: DocsServer[] = [];

async function serve(options: ServeOptions = {}): Promise<DocsServer> {
  const server = await serveDocs({ port: 0, ...options });
  servers.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

// Unlike fetch, which resolves dots itself, this sends the path as it stands.
const statusOf = (url: string, path: string, method = "GET"): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { path, method }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on("error", reject);
    sent.end();
  });

test("serves pages and bundles with their types", async () => {
  const { url } = await serve();
  const index = await fetch(url);
  expect(index.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(await index.text()).toContain("<title>hcnet</title>");
  const page = await fetch(`${url}publicips/`, { method: "HEAD" });
  expect(page.status).toBe(200);
  const bundle = await fetch(`${url}downloads/publicips/openapi.json?download`);
  expect(bundle.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(await bundle.json()).toHaveProperty("openapi");
});

test.each([
  "/../package.json",
  "/publicips/../../package.json",
  "/%2e%2e/package.json",
  "/..%2fpackage.json",
  "/..\\package.json",
  "//etc/passwd",
  "/index.html%00.json",
  "/nothing.html",
  "/publicips",
])("returns 404 for %s", async (path) => {
  const { url } = await serve();
  expect(await statusOf(url, path)).toBe(404);
});

test("returns 405 for other methods", async () => {
  const { url } = await serve();
  expect(await statusOf(url, "/", "POST")).toBe(405);
});

test("with live reload holds a script of each page until the next build, which reloads it", async () => {
  const server = await serve({ liveReload: true });
  const scriptIn = (text: string): string =>
    /"\/(live-reload[\w-]*\.js)\b/.exec(text)?.[1] ?? "none";
  const page = await (await fetch(server.url)).text();
  const script = await (await fetch(server.url + scriptIn(page))).text();
  const change = await fetch(server.url + scriptIn(script));
  server.reload();
  expect(await change.text()).toBe("location.reload();\n");
});

test("adds no script to pages without live reload", async () => {
  const { url } = await serve();
  expect(await (await fetch(url)).text()).not.toContain("live-reload");
});

test("listens on a free port when the given one is busy", async () => {
  const first = await serve();
  const port = Number(new URL(first.url).port);
  const second = await serve({ port });
  expect(second.url).not.toBe(first.url);
  expect(await statusOf(second.url, "/")).toBe(200);
});

test("rejects when it cannot listen", async () => {
  await expect(serve({ host: "192.0.2.1" })).rejects.toThrow(/EADDRNOTAVAIL/);
});
