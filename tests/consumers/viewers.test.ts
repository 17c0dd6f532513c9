import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { type Browser, chromium, type Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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

interface Operation {
  operationId: string;
  requestBody?: object;
  responses: object;
}

interface Document {
  paths: Record<string, Record<string, Operation>>;
}

const operations = async (api: string) => {
  const { paths } = JSON.parse(
    await readFile(join(DIST, "openapi", `${api}.json`), "utf8"),
  ) as Document;
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { operationId, requestBody, responses }]) => ({
      operationId,
      id: `${method.toUpperCase()}${path}`,
      hasBody: requestBody !== undefined,
      parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name).sort(),
      statuses: Object.keys(responses).sort(),
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
  test("shows parameters, body and responses of every operation in Swagger UI", async () => {
    const { page, errors } = await open("/swagger-ui", api);
    for (const { operationId, hasBody, parameters, statuses } of await operations(api)) {
      const block = page.locator(`.opblock[id$="-${operationId}"]`);
      const responses = block.locator(".responses-table tbody tr.response");
      await responses.first().waitFor();
      const attributes = (rows: Locator, name: string) =>
        rows.evaluateAll(
          (all, key) => all.map((row) => (row as unknown as Row).getAttribute(key)).sort(),
          name,
        );
      const shown = {
        parameters: await attributes(block.locator('tr[data-param-in="path"]'), "data-param-name"),
        statuses: await attributes(responses, "data-code"),
        bodies: await block.locator(".opblock-section-request-body").count(),
      };
      const expected = { parameters, statuses, bodies: hasBody ? 1 : 0 };
      expect([operationId, shown]).toEqual([operationId, expected]);
    }
    expect(errors).toEqual([]);
    await page.close();
  });

  test("shows parameters, body and responses of every operation in Scalar", async () => {
    const { page, errors } = await open("/scalar", api);
    await page.getByText("project_id").first().waitFor();
    for (const { operationId, id, hasBody, parameters, statuses } of await operations(api)) {
      const section = page.locator(`section.reference-endpoint[id$="/${id}"]`);
      await section.locator(":scope > button").click();
      await section.getByText("Responses", { exact: true }).waitFor();
      const texts = (await section.locator("*").allTextContents()).map((text) => text.trim());
      const wanted = [...parameters, ...statuses, "Path Parameters"];
      const missing = wanted.filter((text) => !texts.includes(text));
      const showsBody = texts.some((text) => /^Body\b/.test(text));
      expect([operationId, missing, showsBody]).toEqual([operationId, [], hasBody]);
      await section.locator(":scope > button").click();
    }
    expect(errors).toEqual([]);
    await page.close();
  });
});
