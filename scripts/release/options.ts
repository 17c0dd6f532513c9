import { join, resolve } from "node:path";
import { ROOT } from "../lib/apis.js";
import { directoryOption, endWithUsage, parseCommandLine } from "../lib/command-line.js";

const USAGE =
  "pnpm release [--publish] [--out DIRECTORY] [--repository DIRECTORY] | pnpm release --check TARBALL...";

/** What the release command is to do. */
export interface ReleaseOptions {
  readonly publish: boolean;
  readonly check: boolean;
  readonly out: string;
  readonly repository: string;
  readonly tarballs: readonly string[];
}

/**
 * Tells whether npm was given `--dry-run`: it keeps the flags of `npm run release --dry-run` to itself
 * and sets its own option. Also clears that option, which would apply to every npm that is started.
 */
function takeDryRunOfNpm(): boolean {
  const { npm_config_dry_run: dryRun } = process.env;
  delete process.env.npm_config_dry_run;
  return dryRun === "true";
}

/** Reads the command line. Ends the process with 2 if it contradicts itself. */
export function readOptions(): ReleaseOptions {
  const { values, positionals } = parseCommandLine(USAGE, {
    allowPositionals: true,
    options: {
      publish: { type: "boolean", default: false },
      "dry-run": { type: "boolean", default: false },
      check: { type: "boolean", default: false },
      out: { type: "string" },
      repository: { type: "string", default: ROOT },
    },
  });
  const { publish, check } = values;
  const [first] = positionals;
  if (check && first === undefined) endWithUsage("--check: expected tarballs, got none", USAGE);
  if (!check && first !== undefined) {
    endWithUsage(`expected --check before a tarball, got "${first}"`, USAGE);
  }
  if (publish && (check || values["dry-run"])) {
    const other = check ? "--check" : "--dry-run";
    endWithUsage(`--publish: expected no ${other} with it, got both`, USAGE);
  }
  const isDryRun = takeDryRunOfNpm();
  const repository = directoryOption(
    { option: "--repository", value: values.repository, usage: USAGE },
    "packages",
  );
  return {
    publish: publish && !isDryRun,
    check,
    out: resolve(values.out ?? join(repository, "release")),
    repository,
    tarballs: positionals,
  };
}
