import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { vi } from "vitest";
import { ROOT } from "../scripts/lib/apis.js";

/** How a program ended, and what it printed with the console. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

class Exit extends Error {
  constructor(readonly code: number) {
    super(`exit ${code}`);
  }
}

let runs = 0;

/**
 * Runs a program of this repository in this process, where the modules of other programs are loaded
 * already; a process for each would take most of a minute. Rejects with an error that the program does
 * not catch.
 */
export async function runProgram(file: string, ...args: readonly string[]): Promise<Ended> {
  const path = join(ROOT, file);
  const { argv, exitCode } = process;
  const stdout: string[] = [];
  const stderr: string[] = [];
  const spies = [
    vi.spyOn(process, "exit").mockImplementation((code) => {
      throw new Exit(Number(code));
    }),
    vi.spyOn(console, "log").mockImplementation((text) => stdout.push(String(text))),
    vi.spyOn(console, "error").mockImplementation((text) => stderr.push(String(text))),
  ];
  process.argv = [process.execPath, path, ...args];
  process.exitCode = undefined;
  runs += 1;
  try {
    await import(/* @vite-ignore */ `${pathToFileURL(path)}?run=${runs}`);
    const code = Number(process.exitCode ?? 0);
    return { code, stdout: stdout.join("\n"), stderr: stderr.join("\n") };
  } catch (error) {
    if (!(error instanceof Exit)) throw error;
    return { code: error.code, stdout: stdout.join("\n"), stderr: stderr.join("\n") };
  } finally {
    process.argv = argv;
    process.exitCode = exitCode;
    for (const spy of spies) spy.mockRestore();
  }
}
