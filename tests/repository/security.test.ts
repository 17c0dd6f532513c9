import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

test("each promise of SECURITY.md names tests that exist", () => {
  const text = readFileSync(join(ROOT, "SECURITY.md"), "utf8");
  const rows = text.split("\n").filter((line) => line.startsWith("| ") && !line.includes("---"));
  expect(rows.length).toBeGreaterThan(15);
  for (const row of rows.slice(1)) {
    const paths = [...row.matchAll(/\]\((\S+?)\)/g)].map(([, path = ""]) => path);
    expect(paths, row).not.toEqual([]);
    for (const path of paths) expect(existsSync(join(ROOT, path)), path).toBe(true);
  }
});
