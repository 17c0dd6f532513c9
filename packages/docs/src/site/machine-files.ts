import { twinOf } from "./links.js";
import { KINDS, type Kind, markdownOf, type Page } from "./page.js";
import { writeSiteFile } from "./write.js";

/** Where the site is published; only the site map needs an absolute address. */
const SITE_URL = (process.env.DOCS_URL ?? "https://hcnet.invalid").replace(/\/$/, "");

/** Kinds whose pages are worth reading as a whole. */
const FULL: readonly Kind[] = ["guide", "job", "api", "operation"];

/** Writes `llms.txt`, `llms-full.txt` and `sitemap.xml`. */
export async function writeMachineFiles(site: string, pages: readonly Page[]): Promise<void> {
  await writeSiteFile(site, "/llms.txt", llmsText(pages));
  const full = pages.filter(({ kind }) => FULL.includes(kind)).map(markdownOf);
  await writeSiteFile(site, "/llms-full.txt", full.join("\n---\n\n"));
  await writeSiteFile(site, "/sitemap.xml", siteMap(pages));
}

function llmsText(pages: readonly Page[]): string {
  const sections = (Object.keys(KINDS) as Kind[]).flatMap((kind) => {
    const own = pages.filter((page) => page.kind === kind && page.layout !== "landing");
    if (own.length === 0) return [];
    const items = own.map(
      ({ path, title, badge, description }) =>
        `- [${badge === undefined ? title : `${badge}: ${title}`}](${twinOf(path).slice(1)}): ${description}`,
    );
    return [`## ${KINDS[kind]}\n\n${items.join("\n")}`];
  });
  return `${[
    "# hcnet",
    "> Hand-written OpenAPI documents for Huawei Cloud networking APIs, with typed TypeScript clients, a mock cloud, lint rules and docs generated from them.",
    "All links lead to Markdown. `llms-full.txt` holds all guides, jobs and operations in one file.",
    ...sections,
  ].join("\n\n")}\n`;
}

function siteMap(pages: readonly Page[]): string {
  const urls = pages.map(
    ({ path }) => `<url><loc>${SITE_URL}${path.replace(/\/index\.html$/, "/")}</loc></url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join("\n")}\n</urlset>\n`;
}
