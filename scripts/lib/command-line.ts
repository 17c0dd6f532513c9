import { type ParseArgsConfig, parseArgs } from "node:util";

/**
 * The options of a command of this repository. With `--help` prints how it is used and ends the
 * process with 0; says what is wrong with the command line, and ends it with 2.
 */
export function parseCommandLine<Config extends ParseArgsConfig>(
  usage: string,
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  if (process.argv.includes("--help")) {
    console.log(`Usage: ${usage}`);
    process.exit(0);
  }
  try {
    return parseArgs(config);
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
