import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type ParseArgsConfig, parseArgs } from "node:util";

/**
 * Parses the options of a command of this repository. With `--help` prints how it is used and ends the
 * process with 0; says what is wrong with the command line, and ends it with 2.
 */
export function parseCommandLine<Config extends ParseArgsConfig>(
  usage: string,
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  const given = process.argv.slice(2);
  if (given.includes("--help")) {
    console.log(`Usage: ${usage}`);
    process.exit(0);
  }
  // `pnpm run <script> -- --option` passes on the `--`.
  const args = given[0] === "--" ? given.slice(1) : given;
  try {
    return parseArgs<Config>({ ...config, args });
  } catch (error) {
    // Node.js explains positional arguments after the first sentence.
    const [problem = ""] = (error as Error).message.split(". ");
    return endWithUsage(problem, usage);
  }
}

/** Says what is wrong with the command line and how the command is used, and ends the process with 2. */
export function endWithUsage(problem: string, usage: string): never {
  console.error(`${problem}\nUsage: ${usage}`);
  process.exit(2);
}

/** An option and its value, for the error message if the value is invalid. */
export interface GivenOption {
  /** Its name with the dashes, such as `--base`. */
  readonly option: string;
  readonly value: string;
  readonly usage: string;
}

function rejectValue({ option, value, usage }: GivenOption, expected: string): never {
  return endWithUsage(`${option}: expected ${expected}, got ${JSON.stringify(value)}`, usage);
}

/** Returns the value as an integer within limits, which are inclusive. */
export function integerOption(
  given: GivenOption,
  { min, max }: { readonly min: number; readonly max: number },
): number {
  const number = Number(given.value);
  if (/^\d+$/.test(given.value) && number >= min && number <= max) return number;
  return rejectValue(given, `an integer from ${min} to ${max}`);
}

/** Splits the value at commas; each part must be one of the known names. */
export function namesOption(given: GivenOption, known: readonly string[]): readonly string[] {
  const names = given.value.split(",");
  if (names.every((name) => known.includes(name))) return names;
  return rejectValue(given, `one or more of ${known.join(", ")}`);
}

/** Returns the absolute path of a directory that has the given entry. */
export function directoryOption(given: GivenOption, entry: string): string {
  const path = resolve(given.value);
  if (given.value !== "" && existsSync(resolve(path, entry))) return path;
  return rejectValue(given, `a directory with ${entry}`);
}

/** Returns the path of a file that can be created or appended to, as its directory exists. */
export function outputFileOption(given: GivenOption): string {
  const path = resolve(given.value);
  const isDirectory = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  if (given.value !== "" && !isDirectory && existsSync(dirname(path))) return path;
  return rejectValue(given, "a file in a directory that exists");
}

/** Returns the value if it names a commit of the git repository. */
export function revisionOption(given: GivenOption, repository: string): string {
  const name = `${given.value}^{commit}`;
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", name];
  try {
    execFileSync("git", args, { cwd: repository, stdio: "ignore" });
    return given.value;
  } catch {
    const { option, value, usage } = given;
    const problem = `${option}: expected a branch, tag or commit, got ${JSON.stringify(value)}`;
    return endWithUsage(`${problem}; run git fetch if only the remote has it`, usage);
  }
}
