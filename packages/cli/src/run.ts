import { readFileSync } from "node:fs";
import {
  createRedact,
  type Redact,
  secretsOf,
  secretsOfEnvironment,
  sensitiveNames,
} from "@hcnet/operations";
import { findApi, findCommand } from "./commands.js";
import { candidates, completionScript } from "./completion.js";
import { apiHelp, commandHelp, generalHelp } from "./help.js";
import { printError } from "./output.js";
import { parseCommand } from "./parse.js";
import { EXIT, type Output, type Surroundings, UsageError } from "./surroundings.js";

/** Runs the command to its end and returns its exit code. */
export async function run(given: Surroundings): Promise<number> {
  const surroundings = redacting(given, createRedact(secretsOfEnvironment(process.env)));
  const { stderr } = surroundings;
  try {
    return await dispatch(surroundings);
  } catch (error) {
    printError(stderr, error instanceof Error ? error.message : String(error));
    if (error instanceof UsageError) {
      stderr.write("Try hcnet --help\n");
      return EXIT.usage;
    }
    return EXIT.failed;
  }
}

const isHelp = (word: string): boolean => word === "--help" || word === "-h";

function readVersion(): string {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { readonly version: string }).version;
}

async function dispatch(surroundings: Surroundings): Promise<number> {
  const { args, stdout } = surroundings;
  const [first, second, ...others] = args;
  if (first === "--version") {
    stdout.write(`${readVersion()}\n`);
    return EXIT.ok;
  }
  if (first === undefined || isHelp(first) || first === "help") {
    stdout.write(generalHelp());
    return first === undefined ? EXIT.usage : EXIT.ok;
  }
  if (first === "completion") {
    stdout.write(completionScript(second));
    return EXIT.ok;
  }
  if (first === "complete") {
    for (const each of candidates(args.slice(1))) stdout.write(`${each}\n`);
    return EXIT.ok;
  }
  const api = findApi(first);
  if (second === undefined || isHelp(second)) {
    stdout.write(apiHelp(api));
    return second === undefined ? EXIT.usage : EXIT.ok;
  }
  const [name, operation] = findCommand(api, second);
  const { options, input } = await parseCommand(operation, others, surroundings);
  if (options.help === true) {
    stdout.write(commandHelp(name, operation));
    return EXIT.ok;
  }
  const redact = createRedact(secretsOf(input, sensitiveNames([operation])));
  // Help and completion need neither the runtime nor the mock.
  const { execute } = await import("./execute.js");
  return execute(redacting(surroundings, redact), operation, { options, input });
}

/** Removes secrets from all that a command prints. */
function redacting({ stdout, stderr, ask, ...others }: Surroundings, redact: Redact): Surroundings {
  const from = (output: Output): Output => ({
    write: (text) => output.write(redact(text)),
    isTerminal: output.isTerminal,
  });
  return {
    ...others,
    stdout: from(stdout),
    stderr: from(stderr),
    ...(ask === undefined ? {} : { ask: (question) => ask(redact(question)) }),
  };
}
