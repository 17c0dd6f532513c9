// Usage: tsx scripts/new-api/index.ts <name> "<title>"
// Lays out a new API with one operation: its spec, package, mock, samples and checks, and registers it.
// Fails if one of them exists.

import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ROOT } from "../lib/apis.js";
import { endWithUsage, parseCommandLine } from "../lib/command-line.js";
import { checkFiles } from "./check-files.js";
import { mockFiles } from "./mock-files.js";
import { namesOf } from "./names.js";
import { packageFiles } from "./package-files.js";
import { formatCode, REGISTERS, registerApi } from "./registers.js";
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
const names = namesOf(name, title);
const files = {
  ...specFiles(names),
  ...packageFiles(names),
  ...mockFiles(names),
  ...checkFiles(names),
};
for (const path of [`specs/${name}`, `packages/${name}`, ...Object.keys(files)]) {
  if (existsSync(join(ROOT, path))) {
    console.error(`${path}: expected no such file, got one; nothing was written`);
    process.exit(1);
  }
}
for (const [path, text] of Object.entries(files)) {
  await mkdir(dirname(join(ROOT, path)), { recursive: true });
  await writeFile(join(ROOT, path), text);
  console.log(`wrote ${path}`);
}
registerApi(names);
formatCode([...Object.keys(files), ...Object.keys(REGISTERS)]);
for (const path of Object.keys(REGISTERS)) console.log(`added a line to ${path}`);
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
