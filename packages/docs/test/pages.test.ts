import { pathToFileURL } from "node:url";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, loadApis } from "../src/apis.js";
import { SITE } from "../src/build.js";
import { extensionNotes } from "../src/reference/describe.js";
import { operationAnchor } from "../src/reference/page.js";
import { type CodeSample, loadSamples } from "../src/samples.js";
import { type DocsServer, serveDocs } from "../src/serve.js";
import { launchBrowser } from "./support/browser.js";
import { createVisitor, type Visitor } from "./support/visit.js";

const apis = await loadApis();
const WAIT = { timeout: 60_000 };

interface Language {
  readonly lang: string;
  /** What Redoc calls it. */
  readonly name: string;
}

// A choice of language holds for the whole page: each operation begins with that of the one before.
const TYPESCRIPT: Language = { lang: "TypeScript", name: "TypeScript" };
const SHELL: Language = { lang: "Shell", name: "curl" };
const disk = `${pathToFileURL(SITE).href}/`;
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

// Served pages are those on disk, to the byte; one of them shows that they work there too.
const origins = [
  { name: "from disk", origin: () => disk, opened: apis },
  { name: "from the server", origin: () => server.url, opened: apis.slice(0, 1) },
] as const;

describe.each(origins)("$name", ({ origin, opened }) => {
  let site: string;
  let visitor: Visitor;

  beforeAll(async () => {
    site = origin();
    visitor = await createVisitor(browser, site);
  });
  afterAll(() => visitor?.close());

  it("the index lists the APIs, and its links lead to their pages", async () => {
    await visitor.visit(async (page) => {
      const index = `${site}index.html`;
      await page.goto(index);
      expect(await page.getByRole("heading", { level: 3 }).allTextContents()).toEqual(
        apis.map((api) => api.document.info.title),
      );
      const links = await linksOf(page);
      const operations = apis.flatMap((api) =>
        api.operations.map((operation) => `${api.name}/index.html${operationAnchor(operation)}`),
      );
      expect(links.filter((link) => link.includes("#"))).toEqual(operations);
      for (const link of withoutAnchors(links)) await follow(page, site, index, link);
    });
  });

  it.each(opened)("the page of $name opens, searches, and leads back", async (api) => {
    await visitor.visit(async (page) => {
      const [first, last] = [api.operations.at(0), api.operations.at(-1)];
      if (first === undefined || last === undefined) throw new Error("there is no operation");
      await page.goto(`${site}index.html`);
      const card = page.locator(".apis > li", { hasText: api.packageName });
      await card.getByText(/^\d+ operations?$/).click();
      await card.getByRole("link", { name: first.summary, exact: true }).click();
      await page.getByRole("heading", { name: first.summary }).first().waitFor();

      await page.getByTestId("search-trigger").click();
      const dialog = page.getByTestId("search-dialog");
      await dialog.getByRole("textbox").fill(last.summary);
      await dialog.getByText(last.summary, { exact: true }).first().click();
      await page.getByRole("heading", { name: last.summary }).first().waitFor();
      await page.getByRole("listitem").getByText(last.summary, { exact: true }).waitFor();
      await page.getByRole("link", { name: "hcnet: all APIs" }).click();
      await page.getByRole("heading", { name: "hcnet", exact: true }).waitFor();
    });
  });
});

describe("on disk", () => {
  let visitor: Visitor;

  beforeAll(async () => {
    visitor = await createVisitor(browser, disk);
  });
  afterAll(() => visitor?.close());

  it("the lint rules have a page each, and their links lead to pages", async () => {
    await visitor.visit(async (page) => {
      const index = `${disk}rules/index.html`;
      await page.goto(index);
      const ids = await page.getByRole("listitem").getByRole("link").allTextContents();
      expect(ids).not.toEqual([]);
      const links = new Set<string>();
      for (const id of ids) {
        await page.goto(index);
        await page.getByRole("link", { name: id }).click();
        await page.getByRole("heading", { name: id }).waitFor();
        for (const link of withoutAnchors(await linksOf(page))) {
          links.add(new URL(link, page.url()).href);
        }
      }
      for (const link of links) await follow(page, disk, index, link);
    });
  });

  it.each(apis)(
    "each operation of $name is shown with its samples and what its extensions say",
    async (api) => {
      await visitor.visit((page) => lookThrough(page, api));
    },
  );
});

/** Goes from operation to operation of one page. */
async function lookThrough(page: Page, api: Api): Promise<void> {
  const samples = await loadSamples(api);
  for (const [index, operation] of api.operations.entries()) {
    const anchor = operationAnchor(operation);
    await page.goto(`${disk}${api.name}/index.html${anchor}`);
    const section = page.locator(`[data-section-id="${anchor.slice(1)}"]`);
    await section.getByRole("heading", { name: operation.summary }).waitFor();
    const text = await plainTextOf(section);
    expect(text).toContain(operation.path);
    for (const note of extensionNotes(operation)) expect(text).toContain(plain(note));

    const sources = samples.get(operation.operationId) ?? [];
    await lookAtSamples(
      page,
      section,
      sources,
      index % 2 === 0 ? [TYPESCRIPT, SHELL] : [SHELL, TYPESCRIPT],
    );
  }
}

/** Looks at the sample in the language that is shown, then at that in the other. */
async function lookAtSamples(
  page: Page,
  section: Locator,
  samples: readonly CodeSample[],
  [shown, other]: readonly [Language, Language],
): Promise<void> {
  const code = section.locator("pre").first();
  const sourceIn = (language: Language): string | undefined =>
    samples.find(({ lang }) => lang === language.lang)?.source;
  await expect.poll(() => code.textContent(), WAIT).toContain(sourceIn(shown));
  await section.getByRole("button", { name: shown.name, exact: true }).click();
  await page.getByRole("menuitem", { name: other.name, exact: true }).click();
  await expect.poll(() => code.textContent(), WAIT).toContain(sourceIn(other));
}

const plainTextOf = async (section: Locator): Promise<string> =>
  ((await section.textContent()) ?? "").replaceAll(/\s+/g, " ");

/** A line of Markdown as a page shows it. */
const plain = (markdown: string): string => markdown.replaceAll(/\*\*|`/g, "");

const linksOf = (page: Page): Promise<readonly string[]> =>
  page
    .locator("a:not([href^='https://'])")
    .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));

const withoutAnchors = (links: readonly string[]): ReadonlySet<string> =>
  new Set(links.map((link) => link.replace(/#.*/, "")));

async function follow(page: Page, site: string, from: string, link: string): Promise<void> {
  const { href } = new URL(link, from);
  expect(href.startsWith(site), `${link} stays in the site`).toBe(true);
  const response = await page.goto(href);
  expect(response?.ok() ?? true, `${link} is there`).toBe(true);
}
