import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SITE } from "../src/build.js";
import { launchBrowser } from "./support/browser.js";
import { PAGES } from "./support/pages.js";

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

const site = `${pathToFileURL(SITE).href}/`;
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** The rules of axe whose outcome depends on the theme, which changes colours only. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

async function violations(page: Page, colorScheme: "light" | "dark"): Promise<readonly string[]> {
  const options = colorScheme === "light" ? {} : { runOnly: OF_COLOURS };
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate<AxeResult>(
    `axe.run(${JSON.stringify(options)})`,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 4)
      .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ""}`),
  );
}

describe.each(["light", "dark"] as const)("in the %s theme", (colorScheme) => {
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    // The policy of the pages does not let a test put axe into them.
    context = await browser.newContext({ colorScheme, bypassCSP: true });
    page = await context.newPage();
  });
  afterAll(() => context?.close());

  it.each(PAGES)("%s has no finding of axe", async (path) => {
    await page.goto(site + path);
    expect(await violations(page, colorScheme)).toEqual([]);
  });

  it("the search box has no finding of axe", async () => {
    await page.goto(`${site}index.html`);
    await page.keyboard.press("/");
    await page.getByRole("combobox").fill("port_id");
    await page.getByRole("option").first().waitFor();
    expect(await violations(page, colorScheme)).toEqual([]);
  });
});

describe("at 360 px", () => {
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    page = await context.newPage();
  });
  afterAll(() => context?.close());

  it.each(PAGES)("%s does not scroll sideways", async (path) => {
    await page.goto(site + path);
    const { scrollWidth, wide } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      wide: Array.from(document.querySelectorAll("main *"))
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
        .filter((element) => element.closest("pre, .table, .diagram, .tab-list") === null)
        .slice(0, 3)
        .map((element) => element.outerHTML.slice(0, 120)),
    }));
    expect({ scrollWidth, wide }).toEqual({ scrollWidth: 360, wide: [] });
  });
});
