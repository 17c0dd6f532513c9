// Usage: tsx scripts/prose/index.ts [path...]
// Checks that sentences and names use the terms of scripts/prose/glossary.ts.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { ROOT } from "../lib/apis.js";
import { endWithUsage, parseCommandLine } from "../lib/command-line.js";
import { checkFile, type Exception, isAllowed, toLine } from "./check.js";

// Records of the past, generated reports, and the glossary itself.
const SKIPPED =
  /^(docs\/adr\/000[1-8]|tests\/surface\/|scripts\/prose\/glossary\.ts|pnpm-lock\.yaml)/;

const usage = "pnpm lint:prose [PATH...]";
const { positionals: paths } = parseCommandLine(usage, { allowPositionals: true });
const missing = paths.find((path) => !existsSync(join(ROOT, path)));
if (missing !== undefined) endWithUsage(`path: expected one that exists, got "${missing}"`, usage);
const exceptions: readonly Exception[] = parse(
  readFileSync(join(ROOT, "scripts/prose/exceptions.yaml"), "utf8"),
);
const listed = ["ls-files", "--cached", "--others", "--exclude-standard", "--", ...paths];
const findings = execFileSync("git", listed, { cwd: ROOT, encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && !SKIPPED.test(file) && existsSync(join(ROOT, file)))
  .flatMap((file) => checkFile(file, readFileSync(join(ROOT, file), "utf8")))
  .filter((finding) => !isAllowed(finding, exceptions));

const isGithub = process.env.GITHUB_ACTIONS === "true";
for (const finding of findings) console.error(toLine(finding, isGithub));
if (findings.length > 0) {
  console.error(`\n${findings.length} terms to replace; see the glossary in CONTRIBUTING.md`);
  process.exitCode = 1;
}
