import { cutAtWord } from "../browser/search-terms.js";
import { slug } from "./markdown.js";
import { KINDS, type Kind, markdownOf, type Page, type SearchEntry } from "./page.js";

/** Longest text of an entry that is kept, in characters. */
const TEXT = 320;

/**
 * The data of the search, as a script that hands it to the page: a script also loads from disk,
 * where pages may not fetch.
 */
export function searchScript(pages: readonly Page[]): string {
  const entries = pages.flatMap(entriesOf);
  const contexts = [...new Set(entries.map(({ context }) => context))];
  const kinds = Object.keys(KINDS) as Kind[];
  const rows = entries.map(({ kind, title, target, context, text, keywords = "" }) => [
    kinds.indexOf(kind),
    title,
    target.slice(1),
    contexts.indexOf(context),
    shorten(text),
    keywords,
  ]);
  return `hcnetSearchData(${JSON.stringify({ kinds: Object.values(KINDS), contexts, rows })});\n`;
}

/** The entry of a page, those of the sections of a guide, and those that the page has itself. */
export function entriesOf(page: Page): readonly SearchEntry[] {
  const parent = page.parents?.filter(({ path }) => !path.includes("#")).at(-1);
  const own: SearchEntry = {
    kind: page.kind,
    title: page.kind === "operation" ? `${page.badge}: ${page.title}` : page.title,
    target: page.path,
    context: parent === undefined || parent.title === KINDS[page.kind] ? "" : parent.title,
    text: page.searchText ?? page.description,
    ...(page.keywords === undefined ? {} : { keywords: page.keywords }),
  };
  const sections = page.kind === "guide" ? sectionsOf(page) : [];
  return [own, ...sections, ...(page.entries ?? [])];
}

function sectionsOf(page: Page): readonly SearchEntry[] {
  const [, ...parts] = markdownOf(page)
    .replaceAll(/^```[\s\S]*?^```$/gm, "")
    .split(/^## /m);
  return parts.flatMap((part) => {
    const [heading = "", ...lines] = part.split("\n");
    // A list of links to other pages, each of which has an entry.
    if (lines.every((line) => line === "" || /^- \[[^\]]*\]\([^)]*\)$/.test(line))) return [];
    return {
      kind: page.kind,
      title: plain(heading),
      target: `${page.path}#${slug(heading)}`,
      context: page.title,
      text: plain(withoutTables(lines).join(" ")),
      keywords: namesIn(lines.join(" ")),
    };
  });
}

/** Lines in which each row of a table is a sentence, `first cell: second cell, third cell.` */
function withoutTables(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, index) => {
    if (!line.startsWith("|")) return [line];
    const isHead = /^\|[ :|-]+$/.test(line) || /^\|[ :|-]+$/.test(lines[index + 1] ?? "");
    if (isHead) return [];
    const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    const [first = "", ...others] = cells.filter((cell) => cell !== "");
    return [`${first}: ${others.join(", ").replace(/\.$/, "")}.`];
  });
}

/** Names in code, such as those of options: the text of an entry is cut off. */
function namesIn(markdown: string): string {
  const names = Array.from(markdown.matchAll(/`(\w{4,})`/g), ([, name = ""]) => name);
  return [...new Set(names)].join(" ");
}

/** Markdown without its marks. */
const plain = (markdown: string): string =>
  markdown
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/[`*]/g, "")
    .replaceAll(/[|>#]|\[!\w+\]|-{3,}/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();

function shorten(text: string): string {
  const short = plain(text);
  return short.length <= TEXT ? short : cutAtWord(short, TEXT);
}
