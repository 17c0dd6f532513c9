import { pathToFileURL } from "node:url";
import { rules } from "@hcnet/mock";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { SITE } from "../src/build.js";
import { launchBrowser } from "./support/browser.js";
import { createVisitor, type Visitor } from "./support/visit.js";

const site = `${pathToFileURL(SITE).href}/`;
let browser: Browser;
let visitor: Visitor;

beforeAll(async () => {
  browser = await launchBrowser();
  visitor = await createVisitor(browser, site);
});
afterAll(async () => {
  await visitor?.close();
  await browser?.close();
});

it("the index leads to every rule of the mock, with its source", async () => {
  await visitor.visit(async (page) => {
    await page.goto(`${site}index.html`);
    await page.getByRole("link", { name: "rules of the mock cloud" }).click();
    const rows = page.locator("tbody > tr");
    const cells = await rows.evaluateAll((all) =>
      all.map((row) => Array.from(row.children, (cell) => cell.textContent ?? "")),
    );
    expect(cells.map(([number]) => number)).toEqual(rules.map(({ number }) => number));
    for (const [index, { text, tags, except = "", choices = {} }] of rules.entries()) {
      const [, says, source] = cells[index] ?? [];
      for (const part of [text, except, ...Object.entries(choices).flat()]) {
        expect(says).toContain(part);
      }
      expect(source).toBe(tags.join(", "));
    }
  });
});

it("a rule has the file and the titles of its tests beside it", async () => {
  await visitor.visit(async (page) => {
    await page.goto(`${site}mock/rules.html`);
    const tests = page
      .getByRole("row", { name: /^4\.3 / })
      .getByRole("cell")
      .last();
    await tests.getByText("packages/mock/test/semantics/publicips.test.ts").waitFor();
    expect(await tests.textContent()).toMatch(/refuse/);
  });
});
