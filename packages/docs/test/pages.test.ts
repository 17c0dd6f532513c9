import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, loadApis } from "../src/apis.js";
import { SITE } from "../src/build.js";
import { loadSamples } from "../src/samples.js";
import { type DocsServer, serveDocs } from "../src/serve.js";
import { launchBrowser } from "./support/browser.js";
import { openPage } from "./support/visit.js";

const apis = await loadApis();
let browser: Browser;
let server: DocsServer;

beforeAll(async () => {
  browser = await launchBrowser();
  server = await serveDocs({ port: 0 });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const origins = {
  "from disk": () => `${pathToFileURL(SITE).href}/`,
  "from the server": () => server.url,
};

describe.each(Object.entries(origins))("%s", (_, site) => {
  it("the index lists the APIs, and its links lead to their pages", async () => {
    await using visit = await openPage(browser, site());
    const { page, problems } = visit;
    await page.goto(`${site()}index.html`);
    expect(await page.getByRole("heading", { level: 3 }).allTextContents()).toEqual(
      apis.map((api) => api.document.info.title),
    );
    const links = await page
      .getByRole("link")
      .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    for (const link of links) {
      const { href } = new URL(link, `${site()}index.html`);
      expect(href.startsWith(site()), `${link} stays in the site`).toBe(true);
      const response = await page.goto(href);
      expect(response?.ok() ?? true, `${link} is there`).toBe(true);
    }
    expect(problems).toEqual([]);
  });

  describe.each(apis.map((api) => [api.name, api] as const))("the page of %s", (_, api) => {
    it("shows each operation with its samples, where the index says", async () => {
      await using visit = await openPage(browser, site());
      const { page, problems } = visit;
      const samples = await loadSamples(api);
      for (const { operationId, summary, path } of api.operations) {
        await page.goto(`${site()}index.html`);
        await page.getByRole("link", { name: summary }).click();
        await page.getByRole("heading", { name: summary }).waitFor();
        expect(await page.locator("main").textContent()).toContain(path);
        const [typescript, curl] = samples.get(operationId) ?? [];
        const code = page.locator("main pre").first();
        await expect.poll(() => code.textContent()).toContain(typescript?.source);
        await page.getByText("TypeScript", { exact: true }).click();
        await page.getByText("curl", { exact: true }).click();
        await expect.poll(() => code.textContent()).toContain(curl?.source);
      }
      expect(problems).toEqual([]);
    });

    it("finds an operation by search, and leads back to the index", async () => {
      await using visit = await openPage(browser, site());
      const { page, problems } = visit;
      await page.goto(`${site()}${api.name}/index.html`);
      await page.getByTestId("search-trigger").click();
      const { summary } = firstOperation(api);
      await page.keyboard.type(summary);
      await page.getByTestId("search-dialog").getByText(summary).click();
      await page.getByRole("heading", { name: summary }).waitFor();
      await page.getByRole("link", { name: "hcnet: all APIs" }).click();
      await page.getByRole("heading", { name: "hcnet", exact: true }).waitFor();
      expect(problems).toEqual([]);
    });
  });
});

function firstOperation(api: Api): Api["operations"][number] {
  const [operation] = api.operations;
  if (operation === undefined) throw new Error(`${api.name} has no operation`);
  return operation;
}
