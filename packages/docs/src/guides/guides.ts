import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { html } from "../html.js";
import { SAMPLES } from "../reference/samples.js";
import type { NavGroup } from "../site/navigation.js";
import type { Block, Page } from "../site/page.js";

interface FrontMatter {
  readonly title: string;
  readonly description: string;
  readonly group: string;
  readonly order: number;
  /** Words that a reader may search for. */
  readonly keywords?: string;
}

/** A guide. */
export interface Guide {
  readonly page: Page;
  readonly group: string;
  readonly order: number;
}

const GUIDES = fileURLToPath(new URL("../../guides", import.meta.url));
const INCLUDE = /^<<< (\S+)( plain)?$/m;

/** The guides in their order: `guides/*.md`, whose samples are files. */
export async function loadGuides(): Promise<readonly Guide[]> {
  const files = (await readdir(GUIDES)).filter((file) => file.endsWith(".md"));
  const guides = await Promise.all(files.map(loadGuide));
  return guides.sort((one, other) => one.order - other.order);
}

async function loadGuide(file: string): Promise<Guide> {
  const { attributes, body } = parseMarkdown(await readFile(join(GUIDES, file), "utf8"), file);
  const { title, description, group, order, keywords } = attributes;
  const page: Page = {
    path: `/guides/${file.replace(/\.md$/, ".html")}`,
    title,
    description,
    kind: "guide",
    parents: [{ title: "Guides", path: "/guides/index.html" }],
    content: await expandSamples(body),
    ...(keywords === undefined ? {} : { keywords }),
  };
  return { page, group, order };
}

/** Splits a Markdown file into its front matter and its text. */
function parseMarkdown(text: string, file: string): { attributes: FrontMatter; body: string } {
  const [match, front] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
  if (match === undefined || front === undefined) throw new Error(`${file}: needs front matter`);
  return { attributes: parse(front) as FrontMatter, body: text.slice(match.length) };
}

/** Text in which a line `<<< guides/first-call.ts` stands for that sample, as blocks. */
export async function expandSamples(text: string): Promise<readonly (string | Block)[]> {
  const match = INCLUDE.exec(text);
  if (match === null) return [text];
  const [line, file = "", plain] = match;
  const before = text.slice(0, match.index);
  const after = await expandSamples(text.slice(match.index + line.length));
  return [before, await sampleBlock(file, plain === undefined), ...after];
}

/** A sample that runs in the page. */
export async function sampleBlock(file: string, runs = true): Promise<Block> {
  const source = (await readFile(join(SAMPLES, file), "utf8")).trimEnd();
  const language = file.split(".").at(-1) ?? "";
  const isRunnable = runs && language === "ts";
  return {
    html: ({ code }) => {
      const block = code(source, language);
      return isRunnable
        ? html`<div class="panel" data-language="ts" data-run>${block}</div>`
        : block;
    },
    markdown: `\`\`\`${language}\n${source}\n\`\`\``,
  };
}

/** The groups of the side bar. */
export function guideGroups(guides: readonly Guide[]): readonly NavGroup[] {
  const groups = new Map<string, { title: string; path: string }[]>();
  for (const { group, page } of guides) {
    const item = { title: page.title, path: page.path };
    groups.set(group, [...(groups.get(group) ?? []), item]);
  }
  return Array.from(groups, ([title, items]) => ({ title, items }));
}

/** The list of all guides. */
export function guideIndex(guides: readonly Guide[]): Page {
  const groups = new Map<string, Guide[]>();
  for (const guide of guides) groups.set(guide.group, [...(groups.get(guide.group) ?? []), guide]);
  const lists = Array.from(groups, ([group, all]) => {
    const items = all.map(({ page }) => `- [${page.title}](${page.path}): ${page.description}`);
    return `## ${group}\n\n${items.join("\n")}`;
  });
  return {
    path: "/guides/index.html",
    title: "Guides",
    description: "How to install, authenticate, handle errors, page, wait, test and observe.",
    kind: "page",
    content: [
      "Every sample below is a file of the repository that is compiled and run in tests; run it in the page against the mock cloud.",
      ...lists,
    ],
  };
}
