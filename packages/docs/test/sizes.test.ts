import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { SITE } from "../src/build.js";
import { loadApis } from "../src/openapi/apis.js";

const ASSETS = join(SITE, "assets");
const names = await readdir(ASSETS);

/** Compressed size of a file of the site, in bytes. */
const size = async (...path: readonly string[]): Promise<number> =>
  gzipSync(await readFile(join(SITE, ...path))).length;

async function assetSize(start: string): Promise<number> {
  const name = names.find((file) => file.startsWith(start));
  if (name === undefined) throw new Error(`there is no asset ${start}`);
  return size("assets", name);
}

test("an operation page transfers at most 50 kB with its style sheet and script", async () => {
  const shared = (await assetSize("style.")) + (await assetSize("shell."));
  for (const { name, operations } of await loadApis()) {
    for (const { operationId } of operations) {
      const page = await size(name, `${operationId}.html`);
      expect(page + shared, operationId).toBeLessThan(50_000);
    }
  }
});

test("the search transfers at most 60 kB when it is opened first", async () => {
  expect((await assetSize("search.")) + (await assetSize("search-index."))).toBeLessThan(60_000);
});

test("the runner transfers at most 400 kB when a sample is run first", async () => {
  const runner =
    (await assetSize("run.")) + (await assetSize("worker.")) + (await size("assets/sandbox.html"));
  expect(runner).toBeLessThan(400_000);
});

test("the editor transfers at most 160 kB when a sample is edited first", async () => {
  expect(await assetSize("editor.")).toBeLessThan(160_000);
});
