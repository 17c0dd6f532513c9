import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { SiteContent } from "../collect.js";
import type { Highlighter } from "./highlight.js";
import { type Assets, renderPage } from "./layout.js";
import { relativeMarkdown, twinOf } from "./links.js";
import { createContext } from "./markdown.js";
import { markdownOf, type Page } from "./page.js";

const PLACEHOLDERS: Assets = { style: "/assets/style.css", script: "/assets/shell.js" };

/** Writes a file of the site, given by its path there. */
export async function writeSiteFile(
  site: string,
  path: string,
  content: string | Uint8Array,
): Promise<void> {
  const file = join(site, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

/** A page as HTML, in which the assets have no hash in their name yet. */
export interface RenderedPage {
  readonly page: Page;
  readonly markup: string;
}

/**
 * Renders every page. The style sheet is known only after that, since it has the classes of the
 * code that was highlighted.
 */
export function renderPages(
  { pages, navigation }: SiteContent,
  highlighter: Highlighter,
): readonly RenderedPage[] {
  const paths = new Set<string>();
  return pages.map((page) => {
    if (paths.has(page.path)) throw new Error(`${page.path}: two pages have this path`);
    paths.add(page.path);
    const context = createContext(page.path, highlighter);
    return { page, markup: renderPage(page, navigation, PLACEHOLDERS, context) };
  });
}

/** Writes every page as HTML, and its Markdown twin. */
export async function writePages(
  site: string,
  rendered: readonly RenderedPage[],
  assets: Assets,
): Promise<void> {
  for (const { page, markup } of rendered) {
    const finished = markup
      .replace(PLACEHOLDERS.style.slice(1), assets.style.slice(1))
      .replace(PLACEHOLDERS.script.slice(1), assets.script.slice(1));
    await writeSiteFile(site, page.path, finished);
    await writeSiteFile(site, twinOf(page.path), relativeMarkdown(page.path, markdownOf(page)));
  }
}
