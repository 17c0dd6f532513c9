import { readdir, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { SITE } from "../src/build.js";

const entries = await readdir(SITE, { recursive: true, withFileTypes: true });
const files = new Set(
  entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name)),
);
const contents = new Map(
  await Promise.all(
    [...files]
      .filter((file) => /\.(?:html|md|txt)$/.test(file))
      .map(async (file) => [file, await readFile(file, "utf8")] as const),
  ),
);
const decode = (text: string): string =>
  text.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#39;", "'");

/** What is wrong with the links of a file. */
function brokenLinks(file: string, targets: readonly string[]): readonly string[] {
  return targets.flatMap((target) => {
    if (/^(?:https?:|data:|mailto:)/.test(target)) return [];
    if (target.startsWith("/")) return [`${file}: ${target} is not relative`];
    const [path = "", anchor] = target.split("#");
    const found = path === "" ? file : resolve(dirname(file), path);
    if (!files.has(found)) return [`${file}: ${target} does not exist`];
    if (anchor === undefined || !found.endsWith(".html")) return [];
    const id = decodeURIComponent(anchor);
    return contents.get(found)?.includes(` id="${id}"`) ? [] : [`${file}: ${target} has no anchor`];
  });
}

describe("links", () => {
  test("of every page lead to pages and anchors, by relative URLs", () => {
    const broken = [...contents]
      .filter(([file]) => file.endsWith(".html"))
      .flatMap(([file, text]) => {
        const links = text.matchAll(/ (?:href|src)="([^"]*)"/g);
        return brokenLinks(
          file,
          Array.from(links, ([, target = ""]) => decode(target)),
        );
      });
    expect(broken).toEqual([]);
  });

  test("of every Markdown twin lead to files", () => {
    const broken = [...contents]
      .filter(([file]) => file.endsWith(".md") || file.endsWith("llms.txt"))
      .flatMap(([file, text]) => {
        const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, "").replaceAll(/`[^`\n]*`/g, "");
        const links = prose.matchAll(/\]\(([^)\s]+)\)/g);
        return brokenLinks(
          file,
          Array.from(links, ([, target = ""]) => target),
        );
      });
    expect(broken).toEqual([]);
  });

  test("lead from a page to every place that the search knows", async () => {
    const index = [...files].find((file) => /search-index\.\w+\.js$/.test(file)) ?? "";
    const { rows } = JSON.parse(
      (await readFile(index, "utf8")).slice("hcnetSearchData(".length, -3),
    );
    const targets = rows.map((row: readonly string[]) => row[2]);
    expect(targets.length).toBeGreaterThan(400);
    expect(brokenLinks(join(SITE, "index.html"), targets)).toEqual([]);
  });

  test("of a reference page say where it is, and lead to the OpenAPI document", () => {
    const isReference = (text: string): boolean =>
      / data-kind="(?:operation|model|api)"/.test(text);
    const pages = [...contents].filter(([, text]) => isReference(text));
    expect(pages.length).toBeGreaterThan(100);
    for (const [file, text] of pages) {
      expect(text, file).toMatch(
        /<a href="[./]*reference\.html" aria-current="true">Reference<\/a>/,
      );
      const [, title = ""] = /<h1>(.*?)<\/h1>/.exec(text) ?? [];
      expect(text, file).toContain(`<span aria-current="page">${title}</span></nav>`);
      expect(text, file).toMatch(/<a href="[^"]*\/openapi\.yaml">OpenAPI document<\/a>/);
    }
  });

  test("of the side bar mark the page, or the closest place above it", () => {
    const pages = [...contents].filter(([, text]) => /<main[^>]* data-kind="(?!page")/.test(text));
    expect(pages.length).toBeGreaterThan(300);
    const current = (text: string) => {
      const [, lists = ""] = /<div class="side-links">.*?<\/ul>([\s\S]*?)<\/nav>/.exec(text) ?? [];
      return lists.match(/ aria-current="(?:page|true)">/g) ?? [];
    };
    const unmarked = pages.filter(([, text]) => current(text).length !== 1);
    expect(unmarked.map(([file]) => file)).toEqual([]);
  });

  test("of each page with several sections lead to them", () => {
    const pages = [...contents].filter(
      ([, text]) => (text.match(/<h[23] id=/g) ?? []).length > 1 && text.includes('class="layout"'),
    );
    const without = pages.filter(([, text]) => !/<nav class="(?:toc|jump)"/.test(text));
    expect(without.map(([file]) => file)).toEqual([]);
  });

  test("of each page have ids that occur once", () => {
    const repeated = [...contents]
      .filter(([file]) => file.endsWith(".html"))
      .flatMap(([file, text]) => {
        const ids = Array.from(text.matchAll(/<[^>]* id="([^"]+)"/g), ([, id]) => id);
        const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
        return twice.map((id) => `${file}: ${id}`);
      });
    expect(repeated).toEqual([]);
  });
});
