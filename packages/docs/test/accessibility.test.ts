import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SITE } from "../src/build.js";
import { sharedBrowser } from "./support/browser.js";
import { PAGES } from "./support/pages.js";

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

const site = `${pathToFileURL(SITE).href}/`;
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** The rules of axe whose outcome depends on the theme, which changes colours only. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

const SCHEMES = ["light", "dark"] as const;
type Scheme = (typeof SCHEMES)[number];
const NARROW = { width: 360, height: 740 };

let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  const browser = await sharedBrowser();
  // The policy of the pages does not let a test put axe into them.
  context = await browser.newContext({ bypassCSP: true });
  page = await context.newPage();
});
afterAll(() => context?.close());

/** Runs all rules of axe in the light theme and those of colours in the dark one, or the given rules. */
async function violations(
  colorScheme: Scheme,
  rules = colorScheme === "light" ? undefined : OF_COLOURS,
): Promise<readonly string[]> {
  const all = rules === undefined ? {} : { runOnly: rules };
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  // Of the rest it would collect and describe each element that passes.
  const options = { ...all, resultTypes: ["violations"] };
  const { violations: found } = await page.evaluate<AxeResult>(
    `axe.run(${JSON.stringify(options)})`,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 4)
      .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ""}`),
  );
}

/** Returns the width of the content at 360 px, what is wider without a scroll bar, and what no landmark holds. */
async function narrowFindings() {
  const full = page.viewportSize() ?? NARROW;
  await page.setViewportSize(NARROW);
  const found = await page.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth,
    wide: Array.from(document.querySelectorAll("main *"))
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .filter((element) => element.closest("pre, .plot, .jump, .tab-list") === null)
      .slice(0, 3)
      .map((element) => element.outerHTML.slice(0, 120)),
  }));
  const outside = await violations("light", ["region"]);
  await page.setViewportSize(full);
  return { ...found, outside };
}

interface Inspection extends Readonly<Record<Scheme, readonly string[]>> {
  readonly narrow: Awaited<ReturnType<typeof narrowFindings>>;
}

const inspections = new Map<string, Promise<Inspection>>();

async function open(path: string): Promise<void> {
  await page.goto(site + path);
  await page.evaluate(axe);
}

async function inspect(path: string): Promise<Inspection> {
  await open(path);
  const light = await violations("light");
  const dark = await violations("dark");
  return { light, dark, narrow: await narrowFindings() };
}

/** Opens a page once for all of its tests. */
function inspectionOf(path: string): Promise<Inspection> {
  const known = inspections.get(path) ?? inspect(path);
  inspections.set(path, known);
  return known;
}

describe.each(SCHEMES)("in the %s theme", (colorScheme) => {
  test.each(PAGES)("%s has no finding of axe", async (path) => {
    expect((await inspectionOf(path))[colorScheme]).toEqual([]);
  });

  test("the search box has no finding of axe", async () => {
    await open("index.html");
    await page.keyboard.press("/");
    await page.getByRole("combobox").fill("port_id");
    await page.getByRole("option").first().waitFor();
    expect(await violations(colorScheme)).toEqual([]);
  });
});

describe("at 360 px", () => {
  test.each(PAGES)("%s does not scroll sideways", async (path) => {
    expect((await inspectionOf(path)).narrow).toEqual({
      scrollWidth: 360,
      wide: [],
      outside: [],
    });
  });
});
