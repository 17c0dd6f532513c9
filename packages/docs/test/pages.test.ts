import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NIGHTLY } from "../../../scripts/lib/nightly.js";
import { SITE } from "../src/build.js";
import { type DocsServer, serveDocs } from "../src/serve.js";
import { CACHE } from "../src/site/build-cache.js";
import { sharedBrowser } from "./support/browser.js";
import { PAGES, PAGES_BY_DEPTH } from "./support/pages.js";
import { createVisitor, type Visitor } from "./support/visit.js";

/** How far the content of a page moved while it was loaded: the sum that web vitals call cumulative layout shift. */
const layoutShift = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as { value?: number }).value ?? 0;
        });
        observer.observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      }),
  );

let browser: Browser;
let server: DocsServer;
let subPath: { readonly directory: string; readonly server: DocsServer };

beforeAll(async () => {
  browser = await sharedBrowser();
  server = await serveDocs({ port: 0 });
  await mkdir(CACHE, { recursive: true });
  const directory = await mkdtemp(join(CACHE, "test-"));
  await cp(SITE, join(directory, "team/docs"), { recursive: true });
  subPath = { directory, server: await serveDocs({ port: 0, directory }) };
});
afterAll(async () => {
  await server?.close();
  await subPath?.server.close();
  if (subPath !== undefined) await rm(subPath.directory, { recursive: true, force: true });
});

const origins = [
  { name: "from disk", origin: () => `${pathToFileURL(SITE).href}/`, pages: PAGES },
  // The root of a server differs from a sub-path by less than both from a disk.
  ...(NIGHTLY ? [{ name: "from the server", origin: () => server.url, pages: PAGES }] : []),
  {
    name: "from a sub-path of a server",
    origin: () => `${subPath.server.url}team/docs/`,
    // Their scripts are those that run from disk.
    pages: NIGHTLY ? PAGES : PAGES_BY_DEPTH,
  },
];

describe.each(origins)("$name", ({ origin, pages }) => {
  let visitor: Visitor;
  let site: string;

  beforeAll(async () => {
    site = origin();
    visitor = await createVisitor(browser, site);
  });
  afterAll(() => visitor?.close());

  test("pages open without errors or requests to other origins", async () => {
    await visitor.visit(async (page) => {
      for (const path of pages) {
        await page.goto(site + path);
        // By selector: to find a role takes a second on a page with thousands of elements.
        await page.locator("h1").waitFor();
        await page.locator("button[aria-label='Switch between light and dark']").waitFor();
        expect(await layoutShift(page), path).toBeLessThan(0.02);
      }
    });
  });

  test("the search opens by key, finds an operation, and leads to its page", async () => {
    await visitor.visit(async (page) => {
      await page.goto(`${site}publicips/models/PublicipStatus.html`);
      // At once, before the search box is loaded.
      await page.evaluate(() => {
        for (const key of "/pagi") dispatchEvent(new KeyboardEvent("keydown", { key }));
      });
      const box = page.getByRole("combobox", { name: "Search the site" });
      await box.waitFor();
      expect(await box.inputValue()).toBe("pagi");
      await box.fill("xylophone");
      await page.getByText("Nothing found for “xylophone”").waitFor();
      await page.locator(".search-status").getByRole("link", { name: "Reference" }).waitFor();
      await box.fill("unbind EIP");
      const best = page.getByRole("group", { name: "Best matches" }).getByRole("option");
      await best.filter({ hasText: "updatePublicip" }).first().waitFor();
      expect(await best.count()).toBe(3);
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: "EIP" }).waitFor();
      expect(page.url()).toBe(`${site}publicips/updatePublicip.html`);
    });
  });
});

describe("a page", () => {
  let visitor: Visitor;

  beforeAll(async () => {
    visitor = await createVisitor(browser, server.url);
  });
  afterAll(() => visitor?.close());

  test("switches to dark and keeps the choice on the next page", async () => {
    await visitor.visit(async (page) => {
      const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      await page.goto(`${server.url}index.html`);
      const light = await background();
      await page.getByRole("button", { name: "Switch between light and dark" }).click();
      const dark = await background();
      expect(dark).not.toBe(light);
      await page.goto(`${server.url}reference.html`);
      expect(await background()).toBe(dark);
    });
  });

  test("shows the same language of samples on the next page", async () => {
    await visitor.visit(async (page) => {
      await page.goto(`${server.url}publicips/updatePublicip.html`);
      const languages = page.getByRole("radiogroup", { name: "Language" });
      await languages.getByText("Python").click();
      await page.getByText("from hcnet_request import request").waitFor();
      await page.goto(`${server.url}publicips/showPublicip.html`);
      await page.getByText("from hcnet_request import request").waitFor();
    });
  });

  test("opens the fields around the target of a link, and prints all fields on white", async () => {
    await visitor.visit(async (page) => {
      const path = "vif-peers/showVirtualInterface.html";
      await page.goto(`${server.url}${path}#response.virtual_interface.vif_peers.bgp_md5`);
      const field = page.locator("[id='response.virtual_interface.vif_peers.bgp_md5']");
      await field.waitFor({ state: "visible" });
      const closed = page.locator("details:not([open]) > .fields .field-text").first();
      expect(await closed.isVisible()).toBe(false);
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      expect(await closed.isVisible()).toBe(true);
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
        "rgb(255, 255, 255)",
      );
    });
  });

  test("copies a sample to the clipboard", async () => {
    const context = await browser.newContext({
      permissions: ["clipboard-read", "clipboard-write"],
    });
    try {
      const page = await context.newPage();
      await page.goto(`${server.url}guides/first-call.html`);
      await page.getByRole("button", { name: "Copy" }).first().click();
      await page.getByRole("button", { name: "Copied" }).waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
        "npm install @hcnet/publicips",
      );
    } finally {
      await context.close();
    }
  });

  test("reads without JavaScript: tabs switch, the menu opens, all text is there", async () => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 800 },
    });
    try {
      const page = await context.newPage();
      const menu = page.getByRole("navigation", { name: "Section" });
      await page.goto(`${server.url}index.html`);
      await page.getByText("Menu", { exact: true }).click();
      await menu.getByRole("link", { name: "Reference" }).waitFor();
      await page.goto(`${server.url}publicips/updatePublicip.html`);
      const languages = page.getByRole("radiogroup", { name: "Language" });
      await languages.getByText("curl").click();
      await page.getByText("curl --fail-with-body").waitFor();
      await page.getByText("Menu", { exact: true }).click();
      await menu.getByRole("link", { name: "Release an EIP" }).waitFor();
      expect(await page.getByRole("button", { name: "Search" }).isVisible()).toBe(false);
    } finally {
      await context.close();
    }
  });
});
