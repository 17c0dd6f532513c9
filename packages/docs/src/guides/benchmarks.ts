import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));

/** A comparison of the client with the vendor's SDK: what, ours, theirs. */
export type Comparison = readonly [string, string, string];

/** The figures that the landing page shows, out of the committed results of the benchmarks. */
export function compareWithVendor(): readonly Comparison[] {
  const text = readFileSync(join(ROOT, "benchmarks/client/RESULTS.md"), "utf8");
  const busy = rowsOf(text, "50 calls in flight");
  const start = rowsOf(text, "Before the first call");
  const ours = cells(busy, /^hcnet$/);
  const theirs = cells(busy, /^@huaweicloud/);
  const oursStart = cells(start, /^@hcnet/);
  const theirsStart = cells(start, /^@huaweicloud/);
  const mebibytes = (kibibytes = "0"): string =>
    `${(Number(kibibytes.replaceAll(",", "")) / 1024).toFixed(1)} MiB`;
  return [
    ["Signed calls per second, 50 in flight", ours[1] ?? "", theirs[1] ?? ""],
    ["CPU time for each call", `${ours[5]} µs`, `${theirs[5]} µs`],
    ["Time to import", `${oursStart[1]} ms`, `${theirsStart[1]} ms`],
    ["Packages installed", oursStart[3] ?? "", theirsStart[3] ?? ""],
    ["Size installed", mebibytes(oursStart[4]), mebibytes(theirsStart[4])],
  ];
}

/** The rows of the table below a heading. */
function rowsOf(text: string, heading: string): readonly string[] {
  const [, section] = text.split(`## ${heading}\n`);
  if (section === undefined) throw new Error(`benchmarks/client/RESULTS.md has no ${heading}`);
  return (section.split(/^## /m)[0] ?? "").split("\n").filter((line) => line.startsWith("|"));
}

function cells(rows: readonly string[], first: RegExp): readonly string[] {
  const split = rows.map((row) =>
    row
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const found = split.find(([name = ""]) => first.test(name));
  if (found === undefined) throw new Error(`benchmarks/client/RESULTS.md has no row ${first}`);
  return found;
}
