// What users can import, held against what is written down, so that no change of it goes unseen.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { publishedPackages } from "./entries.js";
import { publicSurfaces } from "./report.js";

const ADVICE =
  "The public surface has changed. If it is meant to, run `pnpm surface`, look at the difference, " +
  "and say what it means to users with `pnpm changeset`.";

let surfaces: ReturnType<typeof publicSurfaces>;

beforeAll(() => {
  surfaces = publicSurfaces();
});

test.each(publishedPackages().map(({ name }) => name))(
  "%s exports what is written down",
  async (name) => {
    const tracked = await readFile(join(import.meta.dirname, `${name}.md`), "utf8").catch(() => "");
    expect(surfaces.get(name), ADVICE).toBe(tracked);
  },
);

test("nothing is written down of a package that is not there", async () => {
  const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith(".md"));
  expect(files.sort(), ADVICE).toEqual([...surfaces.keys()].map((name) => `${name}.md`).sort());
});
