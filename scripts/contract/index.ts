// Usage: tsx scripts/contract/index.ts [--base REVISION] [--repository DIRECTORY] [--markdown FILE]
// Compares specs/ with that of a git revision (default: where this branch left main) and with that of the
// last release, and fails if the pending changesets promise less than the changes need.

import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../lib/apis.js";
import { bumpProblem, type PendingRelease, pendingReleases } from "./bump.js";
import { type ApiChanges, compareSpecs } from "./compare.js";
import { toAnnotations, toMarkdown, toText } from "./report.js";
import { releasedSpecs, type SpecsVersion, specsOfRevision } from "./versions.js";

const { values } = parseArgs({
  options: {
    base: { type: "string" },
    repository: { type: "string", default: ROOT },
    markdown: { type: "string" },
  },
});
const repository = resolve(values.repository);

const git = (...args: string[]): string | undefined => {
  try {
    return execFileSync("git", args, {
      cwd: repository,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return undefined;
  }
};

/** The commit at which this branch left the main one. */
function defaultBase(): string {
  const main = ["origin/main", "main"].find((name) => git("rev-parse", "--verify", "-q", name));
  return (main && git("merge-base", "HEAD", main)) ?? "HEAD";
}

function versionOf(api: string): string {
  try {
    const manifest = readFileSync(join(repository, "packages", api, "package.json"), "utf8");
    return (JSON.parse(manifest) as { version: string }).version;
  } catch {
    return "0.0.0";
  }
}

function report(compared: readonly ApiChanges[], name: string): void {
  console.log(
    compared.length === 0 ? `No API changes since ${name}.` : `API changes since ${name}:`,
  );
  if (compared.length === 0) return;
  console.log(toText(compared));
  if (process.env.GITHUB_ACTIONS === "true") console.log(toAnnotations(compared));
  const file = values.markdown ?? process.env.GITHUB_STEP_SUMMARY;
  if (file) appendFileSync(file, `## API changes since ${name}\n\n${toMarkdown(compared)}\n`);
}

async function check(
  version: SpecsVersion,
  pending: ReadonlyMap<string, PendingRelease>,
): Promise<readonly string[]> {
  try {
    const compared = await compareSpecs(version.directory, join(repository, "specs"));
    report(compared, version.name);
    return compared.flatMap((api) => {
      const release = pending.get(`@hcnet/${api.api}`);
      return bumpProblem(api, release, release?.oldVersion ?? versionOf(api.api)) ?? [];
    });
  } finally {
    version.remove();
  }
}

const pending = await pendingReleases(repository);
const base = values.base ?? defaultBase();
const versions = [specsOfRevision(repository, base), releasedSpecs(repository)];
const problems = new Set<string>();
for (const version of versions) {
  if (version === undefined) continue;
  for (const problem of await check(version, pending)) problems.add(problem);
}
if (versions[1] === undefined) console.log("No release yet: compared with the base only.");
for (const problem of problems) console.error(`error: ${problem}`);
if (problems.size > 0) process.exitCode = 1;
