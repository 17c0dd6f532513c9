// Usage: pnpm measure
// What an operation page and the runner transfer, compressed, and how soon the page is painted.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { SITE } from "../src/build.js";
import { launchBrowser } from "../test/support/browser.js";

const PAGE = "publicips/updatePublicip.html";
const ROUNDS = 5;
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
};

const requests: { readonly path: string; readonly bytes: number }[] = [];
const server = createServer(async ({ url = "/" }, response) => {
  const path = url.slice(1);
  const body = gzipSync(await readFile(join(SITE, path)));
  requests.push({ path, bytes: body.length });
  response.writeHead(200, {
    "Content-Type": TYPES[extname(path)] ?? "application/octet-stream",
    "Content-Encoding": "gzip",
  });
  response.end(body);
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address() as AddressInfo;
const browser = await launchBrowser();
const paints: number[] = [];
const runs: number[] = [];

function total(): string {
  const bytes = requests.reduce((sum, request) => sum + request.bytes, 0);
  const text = `${(bytes / 1000).toFixed(1)} kB in ${requests.length} requests`;
  requests.length = 0;
  return text;
}

let page = "";
let runner = "";
for (let round = 0; round < ROUNDS; round++) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.goto(`http://127.0.0.1:${port}/${PAGE}`);
  await tab.waitForLoadState("networkidle");
  paints.push(
    await tab.evaluate(
      () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
    ),
  );
  page = total();
  const started = performance.now();
  await tab.getByRole("button", { name: "Run", exact: true }).click();
  await tab.getByText(/^Done/).waitFor();
  runs.push(performance.now() - started);
  runner = total();
  await context.close();
}
await browser.close();
server.close();

const median = (values: readonly number[]): string =>
  `${Math.round([...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0)} ms`;
console.log(`${PAGE}, cold, gzip: ${page}`);
console.log(`first contentful paint, median of ${ROUNDS}: ${median(paints)}`);
console.log(`first run of its sample, gzip: ${runner}`);
console.log(`first run until done, median of ${ROUNDS}: ${median(runs)}`);
