import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ROOT } from "../../scripts/lib/apis.js";

const TURBO = createRequire(join(ROOT, "package.json")).resolve("turbo/bin/turbo");

/** A task as turbo's dry run describes it. */
export interface Task {
  readonly taskId: string;
  readonly hash: string;
  /** Paths from the package, and a hash of each. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: readonly string[] | null;
  readonly directory: string;
  readonly command: string;
}

/** Lists the tasks of a dry run, those that run nothing omitted. */
export function dryRun(directory: string, tasks: readonly string[]): readonly Task[] {
  const text = execFileSync(process.execPath, [TURBO, "run", ...tasks, "--dry=json"], {
    cwd: directory,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", HCNET_NODE_VERSION: process.version },
    stdio: ["ignore", "pipe", "ignore"],
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const run = JSON.parse(text) as { readonly tasks: readonly Task[] };
  return run.tasks.filter(({ command }) => command !== "<NONEXISTENT>");
}

/** The hash of each task by its id. */
export const hashesOf = (tasks: readonly Task[]): ReadonlyMap<string, string> =>
  new Map(tasks.map(({ taskId, hash }) => [taskId, hash]));

/** A copy of what git tracks or would add, without dependencies and without outputs. */
export class RepositoryCopy {
  readonly directory = mkdtempSync(join(tmpdir(), "hcnet-caching-"));

  constructor() {
    const names = this.#git(ROOT, "ls-files", "--cached", "--others", "--exclude-standard");
    for (const name of names.split("\n").filter((it) => it !== "" && existsSync(join(ROOT, it)))) {
      mkdirSync(dirname(join(this.directory, name)), { recursive: true });
      copyFileSync(join(ROOT, name), join(this.directory, name));
    }
    this.#git(this.directory, "init", "-q");
    this.#git(this.directory, "add", "-A");
  }

  #git(cwd: string, ...args: readonly string[]): string {
    return execFileSync("git", args, { cwd, encoding: "utf8", maxBuffer: 16 * 1024 * 1024 });
  }

  /** Appends a comment or a space to a file that exists. */
  change(name: string): void {
    if (!existsSync(join(this.directory, name))) throw new Error(`${name}: expected a file`);
    appendFileSync(join(this.directory, name), name.endsWith(".yaml") ? "\n# changed\n" : "\n");
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(join(this.directory, name)), { recursive: true });
    writeFileSync(join(this.directory, name), text);
  }

  /** Restores what git has. */
  reset(): void {
    this.#git(this.directory, "checkout", "-q", ".");
    this.#git(this.directory, "clean", "-qfdx");
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
