import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

/** The titles in a source, of tests and of the groups around them. */
const titlesOf = (path: string): readonly string[] =>
  [...readFileSync(join(ROOT, path), "utf8").matchAll(/\(\s*"([^"\n]+)"/g)].map(
    ([, it = ""]) => it,
  );

test("each promise of SECURITY.md names tests that exist", () => {
  const text = readFileSync(join(ROOT, "SECURITY.md"), "utf8");
  const rows = text.split("\n").filter((line) => line.startsWith("| ") && !line.includes("---"));
  expect(rows.length).toBeGreaterThan(15);
  for (const row of rows.slice(1)) {
    const links = [...row.matchAll(/\[([^\]]+)\]\((\S+?)\)/g)];
    expect(links, row).not.toEqual([]);
    for (const [, title = "", path = ""] of links) {
      expect(existsSync(join(ROOT, path)), path).toBe(true);
      expect(titlesOf(path), path).toContain(title);
    }
  }
});
