import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadApis } from "../src/apis.js";
import { SITE } from "../src/build.js";
import { loadSamples } from "../src/samples.js";
import { type DocsServer, serveDocs } from "../src/serve.js";
import { launchBrowser } from "./support/browser.js";
import { visit } from "./support/visit.js";

const apis = await loadApis();
const WAIT = { timeout: 20_000 };
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
    await visit(browser, site(), async (page) => {
      await page.goto(`${site()}index.html`);
      expect(await page.getByRole("heading", { level: 3 }).allTextContents()).toEqual(
        apis.map((api) => api.document.info.title),
      );
      const links = await page
        .getByRole("link")
        .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
      for (const link of links) await follow(page, site(), `${site()}index.html`, link);
    });
  });

  it("the lint rules have a page each, and their links lead to pages", async () => {
    await visit(browser, site(), async (page) => {
      const index = `${site()}rules/index.html`;
      await page.goto(index);
      const ids = await page.getByRole("listitem").getByRole("link").allTextContents();
      expect(ids).not.toEqual([]);
      for (const id of ids) {
        await page.goto(index);
        await page.getByRole("link", { name: id }).click();
        await page.getByRole("heading", { name: id }).waitFor();
        const links = await page
          .locator("a:not([href^='https://'])")
          .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
        const url = page.url();
        for (const link of links) await follow(page, site(), url, link);
      }
    });
  });

  it.each(apis)("the page of $name shows its operations and samples", async (api) => {
    await visit(browser, site(), async (page) => {
      const samples = await loadSamples(api);
      for (const { operationId, summary, path } of api.operations) {
        await page.goto(`${site()}index.html`);
        await page.getByRole("link", { name: summary }).click();
        await page.getByRole("heading", { name: summary }).waitFor();
        expect(await page.locator("main").textContent()).toContain(path);
        const [typescript, curl] = samples.get(operationId) ?? [];
        const code = page.locator("main pre").first();
        await expect.poll(() => code.textContent(), WAIT).toContain(typescript?.source);
        await page.getByText("TypeScript", { exact: true }).click();
        await page.getByText("curl", { exact: true }).click();
        await expect.poll(() => code.textContent(), WAIT).toContain(curl?.source);
      }
    });
  });

  it.each(apis)("the page of $name searches, navigates, and leads back", async (api) => {
    await visit(browser, site(), async (page) => {
      await page.goto(`${site()}${api.name}/index.html`);
      for (const { summary } of api.operations) {
        await page.getByTestId("search-trigger").click();
        await page.getByTestId("search-dialog").getByRole("textbox").fill(summary);
        await page.getByTestId("search-dialog").getByText(summary, { exact: true }).first().click();
        await page.getByRole("heading", { name: summary }).waitFor();
        await page.getByRole("listitem").getByText(summary).waitFor();
      }
      await page.getByRole("link", { name: "hcnet: all APIs" }).click();
      await page.getByRole("heading", { name: "hcnet", exact: true }).waitFor();
    });
  });
});

async function follow(page: Page, site: string, from: string, link: string): Promise<void> {
  const { href } = new URL(link, from);
  expect(href.startsWith(site), `${link} stays in the site`).toBe(true);
  const response = await page.goto(href);
  expect(response?.ok() ?? true, `${link} is there`).toBe(true);
}
