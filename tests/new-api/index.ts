// Usage: tsx tests/new-api/index.ts
// Adds an API to a copy of the repository with `pnpm new-api`, then runs the commands of the step after
// it in CONTRIBUTING.md, as printed. Fails if one of them does, or if a file of another API changes.

import { execFileSync, spawnSync } from "node:child_process";
import { parseCommandLine } from "../../scripts/lib/command-line.js";
import { namesOf } from "../../scripts/new-api/names.js";
import { REGISTERS } from "../../scripts/new-api/registers.js";
import { RepositoryCopy } from "../caching/repository-copy.js";

parseCommandLine("pnpm test:new-api", {});
const names = namesOf("traffic-mirrors", "traffic mirrors");
/** The files that the commands write by themselves. */
const RECORDED = [
  "docs/spec-mutations.md",
  "pnpm-lock.yaml",
  "tests/surface/mock.md",
  "tests/surface/specs.md",
];

const copy = new RepositoryCopy();
const output = (file: string, args: readonly string[]): string =>
  execFileSync(file, args, { cwd: copy.directory, encoding: "utf8", maxBuffer: 2 ** 26 });

/** The commands of the step that follows the layout, such as `pnpm install`. */
function commandsIn(printed: string): readonly (readonly string[])[] {
  const [, step = ""] = /^2\. ([\s\S]+?)^3\. /m.exec(printed) ?? [];
  return [...step.matchAll(/`(p?npm [^`]+)`/g)].map(([, command = ""]) => command.split(" "));
}

/** Runs a command with its output; pnpm is the pinned one. */
function run([program = "", ...args]: readonly string[]): void {
  console.log(`[hcnet] ${program} ${args.join(" ")}`);
  const [file, argv] =
    program === "pnpm" ? [process.execPath, ["scripts/pnpm.mjs", ...args]] : [program, args];
  const { status } = spawnSync(file, argv, { cwd: copy.directory, stdio: "inherit" });
  if (status !== 0)
    throw new Error(`${program} ${args.join(" ")}: expected exit code 0, got ${status}`);
}

/** The changed files that are neither of the new API, nor have a line for each one. */
function otherChanges(): readonly string[] {
  const expected = [...Object.keys(REGISTERS), ...RECORDED];
  const isOwn = (path: string): boolean =>
    path.split(/[/.]/).some((part) => part === names.api || part === names.operationId);
  return (
    output("git", ["status", "--porcelain", "--untracked-files=all"])
      .split("\n")
      .map((line) => [line.slice(0, 2), line.slice(3)] as const)
      // The copy has everything staged; a second letter says what changed since.
      .filter(([state]) => state[1] !== " " && state !== "")
      .map(([, path]) => path)
      .filter((path) => !expected.includes(path) && !isOwn(path))
  );
}

/** The lines that a register lost, apart from those that only got a comma or a semicolon less. */
function removedLines(): readonly string[] {
  const diff = output("git", ["diff", "--unified=0", "--", ...Object.keys(REGISTERS)]).split("\n");
  const content = (line: string): string => line.slice(1).replace(/[,;]$| &$/, "");
  const added = new Set(diff.filter((line) => /^\+[^+]/.test(line)).map(content));
  return diff.filter((line) => /^-[^-]/.test(line) && !added.has(content(line)));
}

try {
  const printed = output("npm", ["run", "--silent", "new-api", "--", names.api, names.title]);
  const commands = commandsIn(printed);
  if (commands.length === 0) throw new Error(`expected commands in step 2, got:\n${printed}`);
  for (const command of commands) run(command);
  const problems = [
    ...otherChanges().map((path) => `${path}: expected no change, got one`),
    ...removedLines().map((line) => `expected only new lines in the registers, got ${line}`),
  ];
  if (problems.length > 0) throw new Error(problems.join("\n"));
  console.log(`[hcnet] ${names.api} passes all checks, and no file of another API changed`);
} catch (error) {
  console.error(`[hcnet] ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  copy.remove();
}
