import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { loadApis } from "../src/apis.js";
import { build, SITE } from "../src/build.js";

const SPECS = fileURLToPath(new URL("../../../specs", import.meta.url));
const CACHE = fileURLToPath(new URL("../node_modules/.cache/", import.meta.url));

async function hashes(directory: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const pairs = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    const hash = createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
    return [path.slice(directory.length), hash] as const;
  });
  return Object.fromEntries((await Promise.all(pairs)).sort());
}

it("a second build is the same to the byte", async () => {
  await mkdir(CACHE, { recursive: true });
  const directory = await mkdtemp(join(CACHE, "test-"));
  try {
    const again = join(directory, "dist");
    await build(again);
    expect(await hashes(again)).toEqual(await hashes(SITE));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});

it("every API of the specs has a page", async () => {
  const entries = await readdir(SPECS, { withFileTypes: true, recursive: true });
  const specs = entries.filter(({ name }) => name === "openapi.yaml");
  const names = specs.map(({ parentPath }) => parentPath.slice(SPECS.length + 1));
  expect((await loadApis()).map(({ name }) => name)).toEqual(names.sort());
});

it("no page names a path of the machine that built it", async () => {
  for (const { name } of await loadApis()) {
    const page = await readFile(join(SITE, name, "index.html"), "utf8");
    expect(page.includes(fileURLToPath(new URL("../../..", import.meta.url)))).toBe(false);
  }
});
