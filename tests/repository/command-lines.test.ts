// The command lines of the scripts of package.json: they are checked before any work is done.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/lib/apis.js";
import { runProgram } from "../run-program.js";

const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** The command of a script that gets its arguments: the last one, or that of the script it names. */
function lastCommand(name: string): string {
  const last = scripts[name]?.split(" && ").at(-1) ?? "";
  const [, target] = /^node scripts\/bootstrap\.mjs (\S+)$/.exec(last) ?? [];
  return target === undefined ? last : lastCommand(target);
}

/** The file of a program of this repository; turbo, pnpm, biome and vitest check what they are given. */
function programOf(name: string): string | undefined {
  const [, file] = /^(?:tsx|node) (\S+)$/.exec(lastCommand(name)) ?? [];
  return file;
}

describe("the programs of package.json", () => {
  const programs = new Set(Object.keys(scripts).flatMap((name) => programOf(name) ?? []));

  test.each([...programs, "scripts/drift.ts"])("%s rejects an unknown option", async (program) => {
    expect(await runProgram(program, "--nope")).toEqual({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(/^Unknown option '--nope'\nUsage: (npm|pnpm|tsx) .+$/),
    });
  });

  test.each(["scripts/review/index.ts", "scripts/verify.mjs"])(
    "%s prints its usage",
    async (program) => {
      const { code, stdout } = await runProgram(program, "--", "--help");
      expect(code).toBe(0);
      expect(stdout).toMatch(/^Usage: p?npm /);
    },
  );
});

const REVISION =
  'expected a branch, tag or commit, got "nope"; run git fetch if only the remote has it';
const PROBLEMS = [
  ["contract", ["--base", "nope"], `--base: ${REVISION}`],
  ["contract", ["--repository", "tests"], "--repository: expected a directory with specs, got"],
  ["contract", ["--markdown", "nope/file.md"], "--markdown: expected a file in a directory that"],
  ["mutate", ["--changed", "nope"], `--changed: ${REVISION}`],
  ["mutate", ["--operation", "nope"], '--operation: expected the id of an operation, got "nope"'],
  ["review", ["--base", "..", "--rounds", "0"], "--rounds: expected an integer from 1 to 100"],
  ["fuzz", ["--requests", "many"], "--requests: expected an integer from 1 to"],
  ["bench:capacity", ["--sizes", "1,x"], "--sizes: expected an integer from 1 to 10000000"],
  ["bench:client", ["--only", "nope"], "--only: expected one or more of floor, hcnet"],
  ["bench:mock", ["--only", "nope"], "--only: expected words out of floor"],
  ["bench:pipeline", ["--rows", "nope"], "--rows: expected one or more of"],
  ["bench:start-up", ["--runs", "1.5"], "--runs: expected an integer from 1 to 1000"],
  ["lint:prose", ["nope.md"], 'path: expected one that exists, got "nope.md"'],
  ["new-api", ["vpc-peerings"], "title: expected a title after the name, got none"],
  ["pack:all", ["a", "b"], 'expected one directory, got "b" too'],
  ["last-release", ["--repository"], "Option '--repository <value>' argument missing"],
] as const;

// pnpm passes on the `--` before the options of a script.
test.each(PROBLEMS)("%s %j is an error that names the value", async (name, args, problem) => {
  const { code, stdout, stderr } = await runProgram(programOf(name) ?? "", "--", ...args);
  expect(stderr).toContain(problem);
  expect(stderr).toMatch(/\nUsage: pnpm [^\n]+$/);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
});

test.each([
  ["scripts/dist/generate.js", "nope", 2, 'got "nope"\nUsage: '],
  ["scripts/turbo.mjs", "--nope", 1, "unexpected argument '--nope' found"],
])("%s %s ends with a line that names the argument", (script, argument, status, text) => {
  const ended = spawnSync(process.execPath, [script, argument], { cwd: ROOT, encoding: "utf8" });
  expect(ended).toMatchObject({ status, stderr: expect.stringContaining(text) });
  expect(ended.stderr).not.toMatch(/^ {4}at /m);
});
