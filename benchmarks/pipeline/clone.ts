import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../../scripts/lib/apis.js";

const KEPT_OUTPUT = 4_000;

/** A clone of the last commit, with a turbo cache of its own. */
export interface Clone {
  readonly directory: string;
  /**
   * Runs a command in the clone.
   *
   * @returns seconds until it ended.
   * @throws Error with the end of its output when it fails.
   */
  time(command: string, ...args: readonly string[]): Promise<number>;
  /** Empties the cache and deletes all that git ignores, except the installed packages. */
  clear(): void;
  remove(): void;
}

/** The environment without what would reach another cache. */
function environment(cache: string): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !/^(TURBO_|npm_)/.test(name));
  return { ...Object.fromEntries(entries), TURBO_CACHE_DIR: cache, TURBO_CACHE: "local:rw" };
}

/** Clones the repository into a temporary directory. */
export function createClone(): Clone {
  const parent = mkdtempSync(join(tmpdir(), "hcnet-pipeline-"));
  const directory = join(parent, "clone");
  const cache = join(parent, "cache");
  const env = environment(cache);
  execFileSync("git", ["clone", "--quiet", ROOT, directory], { stdio: "inherit" });

  async function time(command: string, ...args: readonly string[]): Promise<number> {
    const begin = performance.now();
    const child = spawn(command, args, {
      cwd: directory,
      env,
      shell: process.platform === "win32",
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk: string) => {
        output = (output + chunk).slice(-KEPT_OUTPUT);
      });
    }
    const [code] = await once(child, "close");
    if (code !== 0) throw new Error(`${command} ${args.join(" ")}: exit code ${code}\n${output}`);
    return (performance.now() - begin) / 1000;
  }

  return {
    directory,
    time,
    clear() {
      rmSync(cache, { recursive: true, force: true });
      execFileSync("git", ["clean", "-dfxq", "-e", "node_modules"], { cwd: directory });
      rmSync(join(directory, "node_modules", ".cache"), { recursive: true, force: true });
    },
    remove: () => rmSync(parent, { recursive: true, force: true }),
  };
}
