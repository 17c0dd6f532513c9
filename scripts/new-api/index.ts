// Usage: tsx scripts/new-api/index.ts <name> "<title>"
// Lays out the spec and the package of a new API. Fails if one of them exists.

import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ROOT } from "../lib/apis.js";
import { endWithUsage, parseCommandLine } from "../lib/command-line.js";
import { packageFiles } from "./package-files.js";
import { specFiles } from "./spec-files.js";

const usage = 'pnpm new-api NAME TITLE, such as pnpm new-api vpc-peerings "VPC peerings"';
const { positionals } = parseCommandLine(usage, { allowPositionals: true });
const [name, title, another] = positionals;
if (name === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
  endWithUsage(`name: expected a kebab-case name, got ${JSON.stringify(name ?? "")}`, usage);
}
if (title === undefined) endWithUsage("title: expected a title after the name, got none", usage);
if (another !== undefined) {
  endWithUsage(`title: expected one argument in quotes, got "${another}" after it`, usage);
}
for (const place of [`specs/${name}`, `packages/${name}`]) {
  if (existsSync(join(ROOT, place))) {
    console.error(`${place} is there already; nothing was written`);
    process.exit(1);
  }
}
const files = { ...specFiles(name, title), ...packageFiles(name, title) };
for (const [path, text] of Object.entries(files)) {
  await mkdir(dirname(join(ROOT, path)), { recursive: true });
  await writeFile(join(ROOT, path), text);
  console.log(`wrote ${path}`);
}
console.log(`\nNext, from CONTRIBUTING.md:\n\n${nextSteps(name)}`);

/** The steps of CONTRIBUTING.md that follow the layout, with the name of the API. */
function nextSteps(api: string): string {
  const text = readFileSync(join(ROOT, "CONTRIBUTING.md"), "utf8");
  const sections = ["Add an API", "Add an operation"].map((title) => {
    const [, after = ""] = text.split(`## ${title}\n`);
    const [section = ""] = after.split("\n## ");
    return `${title}\n\n${section.trim()}`;
  });
  return sections.join("\n\n").replaceAll("<api>", api).replaceAll("<name>", api);
}
