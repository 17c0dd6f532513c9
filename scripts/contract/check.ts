// Compares the specs with those of other versions, and the pending changesets with what the changes need.

import { execFileSync } from "node:child_process";
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bumpProblem, type PendingRelease, pendingReleases, requiredBump } from "./bump.js";
import { type ApiChanges, compareSpecs } from "./compare.js";
import { toAnnotations, toMarkdown, toText } from "./report.js";
import { releasedSpecs, type SpecsVersion, specsOfRevision } from "./versions.js";

/** What to compare, and where to report it. */
export interface ContractOptions {
  readonly repository: string;
  /** The git revision to compare with; where this branch left main by default. */
  readonly base?: string | undefined;
  /** The file that gets the report as Markdown, if any. */
  readonly markdown?: string | undefined;
  /** Whether to report the changes as annotations of GitHub Actions, too. */
  readonly annotations?: boolean;
  readonly print: (text: string) => void;
}

function gitIn(repository: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync("git", args, {
      cwd: repository,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return undefined;
  }
}

/** The commit at which this branch left the main one. */
function defaultBase(repository: string): string {
  const git = (...args: string[]) => gitIn(repository, args);
  const main = ["origin/main", "main"].find((name) => git("rev-parse", "--verify", "-q", name));
  return (main && git("merge-base", "HEAD", main)) ?? "HEAD";
}

function versionOf(repository: string, api: string): string {
  try {
    const manifest = readFileSync(join(repository, "packages", api, "package.json"), "utf8");
    return (JSON.parse(manifest) as { version: string }).version;
  } catch {
    return "0.0.0";
  }
}

function report(compared: readonly ApiChanges[], name: string, options: ContractOptions): void {
  const { print, markdown } = options;
  print(compared.length === 0 ? `No API changes since ${name}.` : `API changes since ${name}:`);
  if (compared.length === 0) return;
  print(toText(compared));
  if (options.annotations === true) print(toAnnotations(compared));
  if (markdown)
    appendFileSync(markdown, `## API changes since ${name}\n\n${toMarkdown(compared)}\n`);
}

async function check(
  version: SpecsVersion,
  pending: ReadonlyMap<string, PendingRelease>,
  options: ContractOptions,
): Promise<readonly string[]> {
  const { repository } = options;
  try {
    const compared = await compareSpecs(version.directory, join(repository, "specs"));
    report(compared, version.name, options);
    return compared.flatMap((changed) => {
      const name = `@hcnet/${changed.api}`;
      const release = pending.get(name);
      const current = release?.oldVersion ?? versionOf(repository, changed.api);
      const problem = bumpProblem(changed, release, current);
      if (problem !== undefined) return problem;
      const required = requiredBump(changed, current);
      options.print(`${name}: needs a ${required} bump, the changesets say ${release?.bump}`);
      return [];
    });
  } finally {
    version.remove();
  }
}

/**
 * Compares the specs of a repository with those of a git revision and of the last release.
 *
 * @returns what the pending changesets promise less than the changes need.
 */
export async function checkContract(options: ContractOptions): Promise<ReadonlySet<string>> {
  const { repository, print } = options;
  const pending = await pendingReleases(repository);
  const base = options.base ?? defaultBase(repository);
  const versions = [specsOfRevision(repository, base), releasedSpecs(repository)];
  const problems = new Set<string>();
  for (const version of versions) {
    if (version === undefined) continue;
    for (const problem of await check(version, pending, options)) problems.add(problem);
  }
  if (versions[1] === undefined) print("No release yet: compared with the base only.");
  return problems;
}
