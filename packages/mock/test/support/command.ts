import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { run } from "../../src/cli.js";

/** The program `hcnet-mock`. */
export const BIN = fileURLToPath(new URL("../../bin/hcnet-mock.js", import.meta.url));
const LINE =
  /^hcnet-mock listening on (http:\/\/\S+:\d+) access-key=(\S+) secret-key=(\S+) token=(\S+)\n$/;

/** A command that has ended. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts commands, and stops those that are still running. */
export class Commands {
  readonly #running = new Set<ChildProcess>();
  readonly #stops = new Set<() => void>();

  constructor() {
    if (!existsSync(new URL("../../dist/cli.js", import.meta.url))) {
      throw new Error("@hcnet/mock is not built: run `pnpm build` first");
    }
  }

  killAll(): void {
    for (const child of this.#running) child.kill("SIGKILL");
    this.#running.clear();
    for (const stop of this.#stops) stop();
    this.#stops.clear();
  }

  /** Runs the command in this process, for tests that need neither signals nor streams of its own. */
  run(args: readonly string[], env: Record<string, string> = {}) {
    const printed = { stdout: "", stderr: "" };
    let stop = (): void => undefined;
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    this.#stops.add(stop);
    let announce = (_: string): void => undefined;
    const line = new Promise<string>((resolve) => {
      announce = resolve;
    });
    const surroundings = {
      args,
      env,
      stdout: (text: string) => {
        printed.stdout += text;
        if (printed.stdout.includes("\n")) announce(printed.stdout);
      },
      stderr: (text: string) => {
        printed.stderr += text;
      },
      isTerminal: false,
      stopped: () => stopped,
    };
    const finished = run(surroundings).then((code): Finished => ({ code, ...printed }));
    return { line, finished, stop };
  }

  start(args: readonly string[], env: Record<string, string> = {}) {
    const child = spawn(process.execPath, [BIN, ...args], {
      env: { PATH: process.env.PATH ?? "", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#running.add(child);
    let stdout = "";
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const line = new Promise<string>((resolve) => {
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        stdout += text;
        if (stdout.includes("\n")) resolve(stdout);
      });
    });
    const finished = new Promise<Finished>((resolve) => {
      child.on("close", (code) => resolve({ code, stdout, stderr }));
    });
    return { child, line, finished };
  }
}

/** What the line of a command says. */
export const readLine = (line: string) => {
  const [, url = "", accessKeyId = "", secretAccessKey = "", token = ""] = LINE.exec(line) ?? [];
  return { url, accessKeyId, secretAccessKey, token };
};
