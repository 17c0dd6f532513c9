import { readFileSync } from "node:fs";
import { apis } from "./apis/index.js";
import { behaviorsOf } from "./behaviors/index.js";
import { HELP, parseOptions } from "./cli/options.js";
import { type StartSurroundings, start } from "./cli/start.js";
import { behaviorsText } from "./cli/texts.js";
import { UsageError } from "./cli/usage-error.js";

/** What a command needs of its surroundings. */
export interface Surroundings extends StartSurroundings {
  readonly args: readonly string[];
  /** Resolves when it is time to stop. */
  readonly stopped: () => Promise<void>;
}

function version(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.url), "utf8"),
  );
  return (manifest as { readonly version: string }).version;
}

/** Runs the command to its end and returns its exit code. */
export async function run(surroundings: Surroundings): Promise<number> {
  const { args, stdout, stderr, stopped } = surroundings;
  try {
    const options = parseOptions(args);
    if (options.help || options.version) {
      stdout(options.help ? HELP : `${version()}\n`);
      return 0;
    }
    if (options.behaviors) {
      stdout(behaviorsText(behaviorsOf(apis)));
      return 0;
    }
    // Asked for first: a signal may come as soon as the line is printed.
    const stop = stopped();
    const started = await start(options, surroundings);
    await stop;
    await started.stop();
    return 0;
  } catch (error) {
    stderr(`hcnet-mock: ${(error as Error).message}\n`);
    if (!(error instanceof UsageError)) return 1;
    stderr("Try hcnet-mock --help\n");
    return 2;
  }
}
