import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { APIS, DIST, HERE } from "./support/tools.js";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
};
const MODULES = join(HERE, "node_modules");

const PAGES: Readonly<Record<string, (api: string) => string>> = {
  "/swagger-ui": (
    api,
  ) => `<!doctype html><link rel="stylesheet" href="/modules/swagger-ui-dist/swagger-ui.css">
<div id="ui"></div><script src="/modules/swagger-ui-dist/swagger-ui-bundle.js"></script>
<script>SwaggerUIBundle({ url: "/openapi/${api}.json", dom_id: "#ui", docExpansion: "full", defaultModelsExpandDepth: -1 });</script>`,
  "/scalar": (api) => `<!doctype html><div id="app"></div>
<script src="/modules/@scalar/api-reference/dist/browser/standalone.js"></script>
<script>Scalar.createApiReference("#app", { url: "/openapi/${api}.json", layout: "classic", defaultOpenAllTags: true });</script>`,
};

let server: Server;
let browser: Browser;
let origin: string;

async function contentOf(path: string, api: string): Promise<string | Buffer> {
  const page = PAGES[path];
  if (page !== undefined) return page(api);
  if (path.startsWith("/modules/")) return readFile(join(MODULES, path.slice("/modules/".length)));
  return readFile(join(DIST, path.slice(1)));
}

beforeAll(async () => {
  server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    contentOf(url.pathname, url.searchParams.get("api") ?? "").then(
      (content) => {
        const type = TYPES[extname(url.pathname) || ".html"] ?? "application/octet-stream";
        response.writeHead(200, { "content-type": type }).end(content);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** A row of a table in the page; these tests know no DOM. */
interface Row {
  getAttribute(name: string): string | null;
}

interface Document {
  paths: Record<string, Record<string, { operationId: string; requestBody?: object }>>;
}

const operations = async (api: string) => {
  const { paths } = JSON.parse(
    await readFile(join(DIST, "openapi", `${api}.json`), "utf8"),
  ) as Document;
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.values(item).map(({ operationId, requestBody }) => ({
      operationId,
      hasBody: requestBody !== undefined,
      parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name),
    })),
  );
};

async function open(path: string, api: string) {
  const page = await browser.newPage();
  // A busy machine renders the larger documents slowly.
  page.setDefaultTimeout(300_000);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(`${origin}${path}?api=${api}`);
  return { page, errors };
}

describe.each(APIS)("%s", (api) => {
  it("shows parameters, body and responses of every operation in Swagger UI", async () => {
    const { page, errors } = await open("/swagger-ui", api);
    for (const { operationId, hasBody, parameters } of await operations(api)) {
      const block = page.locator(`.opblock[id$="-${operationId}"]`);
      await block.locator(".responses-table tbody tr.response").first().waitFor();
      const shown = await block
        .locator('tr[data-param-in="path"]')
        .evaluateAll((rows) =>
          rows.map((row) => (row as unknown as Row).getAttribute("data-param-name")),
        );
      expect([operationId, shown.sort()]).toEqual([operationId, parameters.sort()]);
      expect(await block.locator(".opblock-section-request-body").count()).toBe(hasBody ? 1 : 0);
    }
    expect(errors).toEqual([]);
    await page.close();
  });

  it("shows the parameters of every operation in Scalar", async () => {
    const { page, errors } = await open("/scalar", api);
    const all = await operations(api);
    await page.getByText("project_id").first().waitFor();
    const text = await page.locator("body").textContent();
    for (const name of new Set(all.flatMap(({ parameters }) => parameters))) {
      expect(text).toContain(name);
    }
    expect(errors).toEqual([]);
    await page.close();
  });
});
