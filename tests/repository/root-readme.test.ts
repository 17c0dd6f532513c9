// The root README has the measured figures and every published package.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../../scripts/lib/apis.js";

const read = (name: string): string => readFileSync(join(ROOT, name), "utf8");
const cellsOf = (line: string): string[] =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

const readme = read("README.md");
const figures = cellsFrom("## hcnet and the vendor SDK").filter(([, ours = ""]) => /\d/.test(ours));

/** The rows below a heading, without the head of the table. */
function cellsFrom(heading: string, text = readme): string[][] {
  const section = (text.split(`${heading}\n`)[1] ?? "").split(/^## /m)[0] ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("|"));
  return rows.slice(2).map(cellsOf);
}

test("the comparison with the vendor SDK shows the figures of the committed results", () => {
  const results = read("benchmarks/client/RESULTS.md");
  const busy = cellsFrom("## 50 calls in flight", results);
  const start = cellsFrom("## Before the first call", results);
  const row = (rows: string[][], name: RegExp): string[] =>
    rows.find(([first = ""]) => name.test(first)) ?? [];
  const expected = [row(busy, /^hcnet$/), row(busy, /^@huaweicloud/)].map((cells, index) => {
    const loaded = row(start, index === 0 ? /^@hcnet/ : /^@huaweicloud/);
    return [cells[1], `${cells[5]} µs`, `${loaded[1]} ms`, loaded[3], `${loaded[4]} KiB`];
  });
  expect(figures.map(([, ours]) => ours)).toEqual(expected[0]);
  expect(figures.map(([, , theirs]) => theirs)).toEqual(expected[1]);
});

test("the table of packages has a row for each published package", () => {
  const published = readdirSync(join(ROOT, "packages"))
    .map((name) => JSON.parse(read(`packages/${name}/package.json`)))
    .filter((manifest) => manifest.private !== true)
    .map((manifest) => manifest.name);
  const listed = cellsFrom("## Packages").map(([first = ""]) => /`([^`]+)`/.exec(first)?.[1]);
  expect([...listed].sort()).toEqual([...published].sort());
});
