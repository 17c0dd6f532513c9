// Every TypeScript sample of the site runs in a page, from disk, against the mock cloud there.
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SITE } from "../src/build.js";
import { loadApis } from "../src/openapi/apis.js";
import { sharedBrowser } from "./support/browser.js";
import { decodeEntities } from "./support/entities.js";
import { createVisitor, type Visitor } from "./support/visit.js";

const site = `${pathToFileURL(SITE).href}/`;
const apis = await loadApis();
let browser: Browser;

beforeAll(async () => {
  browser = await sharedBrowser();
});

/** The samples of a page that run, as they are in its HTML. */
async function samplesOf(path: string): Promise<readonly string[]> {
  const markup = await readFile(join(SITE, path), "utf8");
  const panels = markup.split(" data-run>").slice(1);
  return panels.map((panel) => {
    const [, code = ""] = /<code>([\s\S]*?)<\/code>/.exec(panel) ?? [];
    return decodeEntities(code.replaceAll(/<[^>]+>/g, ""));
  });
}

async function pagesIn(directory: string): Promise<readonly string[]> {
  const files = (await readdir(join(SITE, directory))).filter((file) => file.endsWith(".html"));
  return files.map((file) => `${directory}/${file}`);
}

/** Runs the sample of a panel and returns what it printed. */
async function run(
  page: Page,
  index: number,
): Promise<{ lines: readonly string[]; status: string }> {
  const panel = page.locator("[data-run]").nth(index);
  await panel.getByRole("button", { name: "Run", exact: true }).click();
  const status = panel.getByRole("status");
  await status.filter({ hasText: /^(?:Done|Failed)/ }).waitFor({ timeout: 60_000 });
  return {
    lines: await panel.locator(".console .line").allTextContents(),
    status: (await status.textContent()) ?? "",
  };
}

const operations = apis.flatMap(({ name, operations: all }) =>
  all.map(({ operationId }) => `${name}/${operationId}.html`),
);
const guides = [...(await pagesIn("guides")), ...(await pagesIn("jobs")), "index.html"];
const prose = await Promise.all(
  guides.map(async (path) => (await samplesOf(path)).map((code, index) => ({ path, index, code }))),
);

describe("in one page", () => {
  let page: Page;

  // One page for all, since the start of a cloud takes longer than a run.
  beforeAll(async () => {
    page = await browser.newPage();
    await page.goto(`${site}publicips/updatePublicip.html`);
    await run(page, 0);
  });
  afterAll(() => page?.close());

  /** Runs a sample in the place of that of the page, with the cloud as at its start. */
  async function runThere(code: string): ReturnType<typeof run> {
    // Within the panel, as a role is looked for in all elements.
    const panel = page.locator("[data-run]").first();
    await panel.getByRole("button", { name: "Reset cloud" }).click();
    await page
      .locator("[data-run] code")
      .first()
      .evaluate((element, text) => {
        element.textContent = text;
      }, code);
    return run(page, 0);
  }

  test.each(operations)("the sample of %s runs and shows its exchanges", async (path) => {
    const [code = ""] = await samplesOf(path);
    const { lines, status } = await runThere(code);
    expect({ status: status.slice(0, 4), lines }).toMatchObject({ status: "Done" });
    expect(lines.join("\n")).toMatch(/\S/);
    expect(await page.locator(".exchange").count()).toBeGreaterThan(0);
  });

  test.each(prose.flat())(
    "sample $index of $path prints what its comments say",
    async ({ code }) => {
      const expected = Array.from(code.matchAll(/\/\/ prints: (.*)$/gm), ([, line]) => line);
      expect((await runThere(code)).lines).toEqual(expected);
    },
  );

  test("says that the clock of the mock was advanced where a sample waits", async () => {
    const [code = ""] = await samplesOf("index.html");
    expect((await runThere(code)).status).toMatch(
      /^Done\. Instead of waiting, the clock of the mock cloud was advanced by \d+\.\d s\.$/,
    );
  });

  const attacks: Readonly<Record<string, (url: string) => string>> = {
    "the network": (url) =>
      `const result = await new Promise((done) => { const request = new XMLHttpRequest(); request.onerror = () => done('blocked'); request.onload = () => done('loaded'); try { request.open('GET', '${url}'); request.send(); } catch { done('blocked'); } }); console.log(result);`,
    eval: () => "try { (0, eval)('1'); console.log('loaded'); } catch { console.log('blocked'); }",
    storage: () =>
      "try { indexedDB.open('a'); console.log('loaded'); } catch { console.log('blocked'); }",
    "the document": () => "console.log(typeof document === 'undefined' ? 'blocked' : 'loaded');",
    "scripts of other origins": (url) =>
      `try { importScripts('${url}'); console.log('loaded'); } catch { console.log('blocked'); }`,
  };

  // What is blocked is reported to the console, so nobody listens to this page.
  describe("keeps samples from", () => {
    // Every page may load what it serves, but for the policy of the site.
    const other = createServer((_, response) => {
      const headers = { "Access-Control-Allow-Origin": "*", "Content-Type": "text/javascript" };
      response.writeHead(200, headers).end("");
    });

    beforeAll(async () => {
      other.listen(0, "127.0.0.1");
      await once(other, "listening");
    });
    afterAll(() => void other.close());

    test.each(Object.entries(attacks))("%s", async (_, codeWith) => {
      const { port } = other.address() as AddressInfo;
      expect((await runThere(codeWith(`http://127.0.0.1:${port}/`))).lines).toEqual(["blocked"]);
    });
  });
});

/** Replaces the text of the editor as a person does; `fill` would write style attributes. */
async function type(page: Page, panel: Locator, code: string): Promise<void> {
  await panel.getByRole("textbox").click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(code);
}

const SHOW_AND_RENAME = `import { createClient } from "@hcnet/publicips";
const eips = createClient({ region: "cn-north-4", projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: { accessKeyId: "your-access-key", secretAccessKey: "your-secret-key" } });
const path = { publicip_id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb" } as const;
const before = await eips.showPublicip({ path });
await eips.updatePublicip({ path, body: { publicip: { alias: "edited" } } });
console.log(before.publicip?.alias);`;

/** Font and place of the first line of code. */
const lookOf = (code: Locator) =>
  code.evaluate((element) => {
    const { fontFamily, fontSize, color } = getComputedStyle(element);
    const range = document.createRange();
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
    range.selectNodeContents(text ?? element);
    const [{ left, top } = { left: 0, top: 0 }] = range.getClientRects();
    return { fontFamily, fontSize, color, left: Math.round(left), top: Math.round(top) };
  });

describe("the runner", () => {
  let visitor: Visitor;
  let page: Page;
  let panel: Locator;
  let look: Awaited<ReturnType<typeof lookOf>>;

  beforeAll(async () => {
    visitor = await createVisitor(browser, site);
    page = await visitor.open();
    await page.goto(`${site}guides/first-call.html`);
    panel = page.locator("[data-run]").nth(0);
    await panel.scrollIntoViewIfNeeded();
    look = await lookOf(panel.locator("code"));
    await panel.getByRole("button", { name: "Edit" }).click();
  });
  afterAll(() => visitor?.close());

  test("edits the code in its place and font, and says that types are not checked", async () => {
    await panel.getByText("Types are not checked in this page").waitFor();
    expect(await lookOf(panel.locator(".cm-content"))).toEqual(look);
  });

  const runEdited = async (code: string) => {
    await type(page, panel, code);
    return (await run(page, 0)).lines;
  };

  test("runs an edited sample, keeps the cloud between runs, and resets it", async () => {
    const first = await runEdited(SHOW_AND_RENAME);
    expect((await run(page, 0)).lines).toEqual(["edited"]);
    await panel.getByRole("button", { name: "Reset cloud" }).click();
    expect((await run(page, 0)).lines).toEqual(first);
  });

  test("fails the next call with the chosen status, which the client retries", async () => {
    await page.getByLabel("Fail next call with").first().selectOption("503");
    await runEdited(SHOW_AND_RENAME);
    const statuses = await panel.locator(".exchange .status").allTextContents();
    expect(statuses.slice(0, 2)).toEqual(["503", "200"]);
  });

  test("shows no secret of the requests", async () => {
    const [code = ""] = await samplesOf("guides/credentials-and-regions.html");
    await runEdited(code);
    const text = (await panel.locator(".exchange").allTextContents()).join("\n");
    expect(text).toContain("Signature=***");
    expect(text).not.toMatch(/Signature=[0-9a-f]|your-secret-key|your-password/);
  });

  test("stops a sample that loops indefinitely, and goes on with a new cloud", async () => {
    await type(page, panel, "for (;;) {}");
    await panel.getByRole("button", { name: "Run", exact: true }).click();
    await expect
      .poll(() => panel.getByRole("status").textContent(), { timeout: 30_000 })
      .toBe("Running");
    await panel.getByRole("button", { name: "Stop" }).click();
    expect(await runEdited('console.log("again");')).toEqual(["again"]);
  });

  test("names what cannot be imported", async () => {
    const lines = await runEdited('import fs from "node:fs";\nconsole.log(fs);');
    expect(lines.join("\n")).toContain("node:fs: cannot be imported here");
  });

  test("shows no output of an earlier cloud once its state is changed", async () => {
    await panel.getByRole("button", { name: "Advance 1 min" }).click();
    await panel.getByText("The clock of the cloud is a minute ahead").waitFor();
    expect(await panel.locator(".console").textContent()).toBe("");
  });

  test("restores the sample, which can be edited again", async () => {
    const [original] = await samplesOf("guides/first-call.html");
    await panel.getByRole("button", { name: "Restore sample" }).click();
    expect(await panel.locator("code").textContent()).toBe(original);
    await panel.getByRole("button", { name: "Edit" }).click();
    expect(await runEdited('console.log("edited");')).toEqual(["edited"]);
    expect(await panel.locator("code").textContent()).toBe('console.log("edited");');
  });
});
