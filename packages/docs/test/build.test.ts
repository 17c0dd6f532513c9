import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { build, SITE } from "../src/build.js";
import { loadApis } from "../src/openapi/apis.js";
import { CACHE } from "../src/site/build-cache.js";

const SPECS = fileURLToPath(new URL("../../../specs", import.meta.url));
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

async function filesOf(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => join(parentPath, name)).sort();
}

async function hashes(directory: string): Promise<Readonly<Record<string, string>>> {
  const pairs = (await filesOf(directory)).map(async (path) => {
    const hash = createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
    return [path.slice(directory.length), hash] as const;
  });
  return Object.fromEntries(await Promise.all(pairs));
}

test("builds the same bytes a second time", async () => {
  await mkdir(CACHE, { recursive: true });
  const directory = await mkdtemp(join(CACHE, "test-"));
  try {
    const again = join(directory, "dist");
    await build(again);
    // Next to these, the site may have files of another build that turbo's cache has restored.
    expect(await hashes(SITE)).toMatchObject(await hashes(again));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});

test("has a directory for every API of the specs", async () => {
  const entries = await readdir(SPECS, { withFileTypes: true });
  const names: string[] = [];
  for (const entry of entries) {
    if (!entry.isDirectory()) continue;
    if ((await readdir(join(SPECS, entry.name))).includes("openapi.yaml")) names.push(entry.name);
  }
  expect((await loadApis()).map(({ name }) => name)).toEqual(names.sort());
});

test("offers each document as JSON and YAML, in OpenAPI 3.1 and 3.0", async () => {
  for (const { name } of await loadApis()) {
    for (const [file, version] of [
      ["openapi", "3.1"],
      ["dereferenced", "3.1"],
      ["openapi-3.0", "3.0"],
      ["dereferenced-3.0", "3.0"],
    ]) {
      const base = join(SITE, "downloads", name, String(file));
      const document = JSON.parse(await readFile(`${base}.json`, "utf8"));
      expect(document.openapi.slice(0, 3)).toBe(version);
      const yaml = await readFile(`${base}.yaml`, "utf8");
      expect(yaml).toContain(`openapi: ${document.openapi}\n`);
      expect(yaml).toContain(`title: ${document.info.title}\n`);
    }
  }
});

test("has a page and a Markdown twin for every operation, model and error code", async () => {
  const files = new Set((await filesOf(SITE)).map((file) => file.slice(SITE.length)));
  for (const { name, operations, document } of await loadApis()) {
    const models = Object.keys(document.components?.schemas ?? {});
    const pages = [
      ...operations.map(({ operationId }) => `/${name}/${operationId}`),
      ...models.map((model) => `/${name}/models/${model}`),
    ];
    const missing = pages.filter((page) => !files.has(`${page}.html`) || !files.has(`${page}.md`));
    expect(missing).toEqual([]);
  }
  expect(files).toContain("/errors/VPC.0504.html");
});

test("names every page in sitemap.xml, and every Markdown twin but that of the landing page in llms.txt", async () => {
  const files = (await filesOf(SITE)).map((file) => file.slice(SITE.length + 1));
  const pages = files.filter((file) => file.endsWith(".html") && !file.startsWith("assets/"));
  const siteMap = await readFile(join(SITE, "sitemap.xml"), "utf8");
  const listed = Array.from(
    siteMap.matchAll(/<loc>https?:\/\/[^/]+\/(.*?)<\/loc>/g),
    ([, path = ""]) => (path === "" || path.endsWith("/") ? `${path}index.html` : path),
  );
  expect(listed.sort()).toEqual(pages.sort());
  const index = await readFile(join(SITE, "llms.txt"), "utf8");
  const twins = Array.from(index.matchAll(/\]\(([^)]*\.md)\)/g), ([, path = ""]) => path);
  const expected = files.filter((file) => file.endsWith(".md") && file !== "index.md");
  expect(twins.sort()).toEqual(expected.sort());
});

test("draws every diagram so that its text can be read at 1280 and at 360 pixels", async () => {
  const sizes: { readonly narrow: boolean; readonly file: string; readonly width: number }[] = [];
  for (const file of (await filesOf(SITE)).filter((name) => name.endsWith(".html"))) {
    for (const [, figure = ""] of (await readFile(file, "utf8")).matchAll(
      /<figure class="diagram"[^>]*>([\s\S]*?)<\/figure>/g,
    )) {
      for (const [tag, width] of figure.matchAll(/<svg[^>]* width="(\d+)"[^>]*>/g)) {
        sizes.push({ narrow: !tag.includes("on-wide"), file, width: Number(width) });
      }
    }
  }
  expect(sizes.length).toBeGreaterThan(10);
  // The boxes are 626 and 302 pixels wide there, and the smallest text has 11.5 pixels.
  const small = sizes.filter(({ narrow, width }) => width > (narrow ? 340 : 660));
  expect(small).toEqual([]);
});

test("names no path of the machine that built it", async () => {
  for (const file of await filesOf(SITE)) {
    expect((await readFile(file, "utf8")).includes(ROOT), file).toBe(false);
  }
});
