import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Api, loadApis } from "./apis.js";
import { writeReference } from "./reference/page.js";
import { loadSamples } from "./samples.js";
import { renderIndex, type Start } from "./site/index-page.js";
import { writeMockRules } from "./site/mock-rules.js";
import { writeRules } from "./site/rules.js";

/** Where the site is. */
export const SITE = fileURLToPath(new URL("../dist", import.meta.url));

/**
 * Builds the site: first to a place that git and watchers ignore, then moved, so that it is never
 * half-written.
 *
 * @param target where to; on the file system of this package.
 * @returns the number of reference pages.
 */
export async function build(target: string = SITE): Promise<number> {
  return withDraft(async (draft) => {
    const apis = await loadApis();
    const site = join(draft, "site");
    await mkdir(site);
    await Promise.all(apis.map((api) => writeReference(api, join(site, api.name), draft)));
    await writeRules(join(site, "rules"));
    await writeMockRules(join(site, "mock"));
    await writeFile(join(site, "index.html"), await renderIndex(apis, await firstSample(apis)));
    await rm(target, { recursive: true, force: true });
    await rename(site, target);
    return apis.length;
  });
}

async function withDraft<T>(work: (draft: string) => Promise<T>): Promise<T> {
  const cache = fileURLToPath(new URL("../node_modules/.cache/", import.meta.url));
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(join(cache, "docs-"));
  try {
    return await work(draft);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function firstSample(apis: readonly Api[]): Promise<Start> {
  const [api] = apis;
  if (api === undefined) throw new Error("package.json names no package that exports a bundle");
  const [samples = []] = (await loadSamples(api)).values();
  const [sample] = samples;
  if (sample === undefined) throw new Error(`${api.name} has no operation`);
  return { packageName: api.packageName, sample };
}
