// Usage: tsx scripts/last-release/index.ts [--repository DIRECTORY]
// Compiles the samples and type tests of the last release against the present build, and runs the
// samples against the mock cloud. Fails where one breaks without a changeset that says so.

import { execFileSync, spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bumpProblem, pendingReleases } from "../contract/bump.js";
import { ROOT } from "../lib/apis.js";
import { directoryOption, parseCommandLine } from "../lib/command-line.js";
import { releasedPrograms } from "./programs.js";

const usage = "pnpm last-release [--repository DIRECTORY]";
const { values } = parseCommandLine(usage, {
  options: { repository: { type: "string", default: ROOT } },
});
const repository = directoryOption(
  { option: "--repository", value: values.repository, usage },
  "packages",
);

/** A program of the last release that the present build breaks. */
interface Broken {
  readonly file: string;
  readonly message: string;
}

const TSCONFIG = {
  compilerOptions: {
    module: "nodenext",
    target: "es2022",
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ["node"],
    lib: ["ES2023", "DOM", "DOM.Iterable"],
  },
  include: ["samples/**/*.ts", "types/**/*.ts"],
};

function compile(directory: string): Broken[] {
  writeFileSync(join(directory, "tsconfig.json"), JSON.stringify(TSCONFIG));
  const compiler = join(ROOT, "tests", "node_modules", "typescript-7", "bin", "tsc");
  const { status, stdout } = spawnSync(
    process.execPath,
    [compiler, "-p", ".", "--pretty", "false"],
    {
      cwd: directory,
      encoding: "utf8",
    },
  );
  const found = [...stdout.matchAll(/^([^\s(][^(]*)\(\d+,\d+\): error (.*)$/gm)];
  if (status !== 0 && found.length === 0) throw new Error(`tsc: ${stdout}`);
  return found.map(([, file = "", message = ""]) => ({ file, message }));
}

function run(directory: string): Broken[] {
  const script = join(directory, "run-samples.mjs");
  copyFileSync(join(import.meta.dirname, "run-samples.mjs"), script);
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", script], {
    cwd: directory,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`samples: ${stderr}`);
  return stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Broken);
}

/** The API of a program such as `samples/publicips/showPublicip.ts` or `types/publicips.ts`. */
const apiOf = ({ file }: Broken): string => file.split(/[/\\]/)[1]?.replace(/\.ts$/, "") ?? "";

function versionOf(api: string): string {
  const file = join(repository, "packages", api, "package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

async function check(broken: readonly Broken[]): Promise<readonly string[]> {
  const pending = await pendingReleases(repository);
  return [...new Set(broken.map(apiOf))].flatMap((api) => {
    const own = broken.filter((each) => apiOf(each) === api);
    const changes = own.map(({ file, message }) => {
      return { impact: "breaking", text: message, operation: undefined, file, line: 1 } as const;
    });
    const release = pending.get(`@hcnet/${api}`);
    return bumpProblem({ api, changes }, release, release?.oldVersion ?? versionOf(api)) ?? [];
  });
}

async function main(): Promise<void> {
  const archive = releasedPrograms(repository);
  if (!existsSync(archive)) {
    console.log("No release yet: there are no programs of one to compile.");
    return;
  }
  const directory = mkdtempSync(join(tmpdir(), "hcnet-last-release-"));
  try {
    execFileSync("tar", ["-xzf", archive, "-C", directory]);
    symlinkSync(join(ROOT, "tests", "node_modules"), join(directory, "node_modules"));
    writeFileSync(join(directory, "package.json"), JSON.stringify({ type: "module" }));
    const broken = [...compile(directory), ...run(directory)];
    for (const { file, message } of broken) console.log(`${file}: ${message}`);
    const problems = await check(broken);
    for (const problem of problems) console.error(`error: ${problem}`);
    if (problems.length > 0) process.exitCode = 1;
    else
      console.log(
        broken.length === 0 ? "The programs of the last release work." : "Breaks are announced.",
      );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

await main();
