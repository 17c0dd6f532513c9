import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../scripts/lib/apis.js";

/** Writes the report of a benchmark, formatted as the repository's files are. */
export function writeReport(file: string, text: string): void {
  writeFileSync(file, text);
  const biome = join(ROOT, "node_modules", "@biomejs", "biome", "bin", "biome");
  execFileSync(process.execPath, [biome, "format", "--write", file], { cwd: ROOT });
}
