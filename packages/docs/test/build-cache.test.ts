import { randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { CACHE, readCache, writeCache } from "../src/site/build-cache.js";

const name = `test-${randomUUID()}`;
const file = join(CACHE, `${name}.json`);
afterEach(() => rm(file, { force: true }));

test("returns what a build of the same version kept", async () => {
  await writeCache(name, "1", new Map([["key", ["value"]]]));
  expect([...(await readCache(name, "1"))]).toEqual([["key", ["value"]]]);
  expect(await readCache(name, "2")).toEqual(new Map());
});

test.each(["", "{", "null", '{"version":"1","entries":7}'])(
  "ignores a file with %j",
  async (text) => {
    await writeCache(name, "1", new Map());
    await writeFile(file, text);
    expect(await readCache(name, "1")).toEqual(new Map());
  },
);

test("returns nothing where nothing was kept", async () => {
  expect(await readCache(name, "1")).toEqual(new Map());
});
