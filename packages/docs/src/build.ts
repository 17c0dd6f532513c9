import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { collectPages } from "./collect.js";
import { writeAssets } from "./site/assets.js";
import { CACHE } from "./site/build-cache.js";
import { writeDownloads } from "./site/downloads.js";
import { createHighlighter } from "./site/highlight.js";
import { writeMachineFiles } from "./site/machine-files.js";
import { renderPages, writePages } from "./site/write.js";

/** Where the site is. */
export const SITE = fileURLToPath(new URL("../dist", import.meta.url));

/**
 * Builds the site: first to a place that git and watchers ignore, then moved, so that it is never
 * half-written.
 *
 * @param target where to; on the file system of this package.
 * @returns the number of pages.
 */
export async function build(target: string = SITE): Promise<number> {
  return withDraft(async (draft) => {
    const site = join(draft, "site");
    await mkdir(site);
    const [content, highlighter] = await Promise.all([collectPages(), createHighlighter()]);
    const { pages, apis } = content;
    const rendered = renderPages(content, highlighter);
    await highlighter.save();
    const assets = await writeAssets(site, pages, highlighter.styles());
    await writePages(site, rendered, assets);
    await writeMachineFiles(site, pages);
    await writeDownloads(site, apis);
    await rm(target, { recursive: true, force: true });
    await rename(site, target);
    return pages.length;
  });
}

async function withDraft<T>(work: (draft: string) => Promise<T>): Promise<T> {
  await mkdir(CACHE, { recursive: true });
  const draft = await mkdtemp(join(CACHE, "docs-"));
  try {
    return await work(draft);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
