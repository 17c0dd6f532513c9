// Usage: pnpm release [--publish] [--out DIRECTORY] [--repository DIRECTORY] | pnpm release --check TARBALL...
// Builds and packs every published package, checks the tarballs, and writes an SBOM for each and the
// licences. --publish also publishes what the registry does not have, --check only checks tarballs.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { checkInstall } from "./check-install.js";
import type { CheckedTarball } from "./check-tarball.js";
import { describePackages } from "./describe.js";
import { readOptions } from "./options.js";
import { packPackages, publishedPackages, type Tarball } from "./packages.js";
import { publishTarballs } from "./publish.js";

const { publish, check, out, repository, tarballs: named } = readOptions();
const say = (text: string): void => console.log(`[hcnet] ${text}`);

/** Runs a step and says how long it took. */
async function step<T>(title: string, run: () => Promise<T> | T): Promise<T> {
  const start = performance.now();
  say(`${title} …`);
  const result = await run();
  say(`${title}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? "" : "s"}`;

function build(): void {
  const script = join(repository, "scripts", "turbo.mjs");
  execFileSync(process.execPath, [script, "build"], { cwd: repository, stdio: "inherit" });
}

function requireCleanTree(): void {
  const changed = execFileSync("git", ["status", "--porcelain"], {
    cwd: repository,
    encoding: "utf8",
  });
  if (changed === "") return;
  throw new Error(`git: expected a clean working tree, got changes:\n${changed}`);
}

async function checkAll(files: readonly string[]): Promise<readonly CheckedTarball[]> {
  // Loaded once the arguments are known to be valid, since its tools take seconds to load.
  const { checkTarball } = await import("./check-tarball.js");
  const checked: CheckedTarball[] = [];
  for (const file of files) checked.push(await checkTarball(file));
  return checked;
}

const problemsOf = (checked: readonly CheckedTarball[]): readonly string[] =>
  checked.flatMap(({ manifest, problems }) => problems.map((one) => `${manifest.name}: ${one}`));

/** Prints the problems and makes the command fail. */
function reportProblems(problems: readonly string[], advice: string): void {
  for (const problem of problems) console.error(`error: ${problem}`);
  say(`${count(problems.length, "problem")}; ${advice}`);
  process.exitCode = 1;
}

function printTable(checked: readonly CheckedTarball[]): void {
  const width = Math.max(...checked.map(({ manifest }) => manifest.name.length));
  for (const { manifest, files, packedBytes } of checked) {
    const size = `${(packedBytes / 1024).toFixed(1)} KiB`;
    const label = `${manifest.name.padEnd(width)}  ${manifest.version}`;
    console.log(`  ${label}  ${size.padStart(11)}  ${String(files).padStart(4)} files`);
  }
}

async function release(draft: string): Promise<readonly string[]> {
  const packages = publishedPackages(repository);
  const packed = await step(`pack ${count(packages.length, "package")}`, () =>
    packPackages(packages, draft),
  );
  const checked = await step("check the tarballs", () => checkAll(packed.map(({ file }) => file)));
  // Before the steps that take minutes.
  const problems = problemsOf(checked);
  if (problems.length > 0) {
    printTable(checked);
    return problems;
  }
  const licences = await step("write SBOMs and licences", () => describePackages(packed, draft));
  const installs = await step("install with npm, pnpm and Yarn", () => checkInstall(packed));
  printTable(checked);
  return [...licences, ...installs];
}

/** Replaces the output directory once everything in it is complete, and returns the tarballs there. */
function keep(draft: string, out: string): readonly Tarball[] {
  rmSync(out, { recursive: true, force: true });
  renameSync(draft, out);
  return publishedPackages(repository).map((one) => ({
    file: join(out, tarballName(one.manifest.name, one.manifest.version)),
    package: one,
  }));
}

const tarballName = (name: string, version: string): string =>
  `${name.replace("@", "").replace("/", "-")}-${version}.tgz`;

async function main(): Promise<void> {
  if (publish) requireCleanTree();
  else say("nothing will be published without --publish");
  await step("build", build);
  mkdirSync(dirname(out), { recursive: true });
  const draft = mkdtempSync(join(dirname(out), `.${basename(out)}-`));
  try {
    const problems = await release(draft);
    if (problems.length > 0) {
      reportProblems(problems, "nothing was published. Fix them and run the command again.");
      return;
    }
    const tarballs = keep(draft, out);
    say(`${count(tarballs.length, "tarball")}, with SBOMs and licences.md, in ${out}`);
    if (publish) await step("publish", () => publishTarballs(tarballs, say));
    else say("dry run: nothing was published");
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function checkNamed(): Promise<void> {
  const checked = await checkAll(named);
  printTable(checked);
  const problems = problemsOf(checked);
  if (problems.length > 0) reportProblems(problems, "none of these tarballs should be published.");
}

try {
  await (check ? checkNamed() : main());
} catch (error) {
  console.error(`error: ${(error as Error).message}`);
  process.exitCode = 1;
}
