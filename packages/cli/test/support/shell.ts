import { createMockCloud, type MockCloud } from "@hcnet/mock";
import { createSession } from "@hcnet/runtime";
import { run } from "../../src/run.js";

/** What a command printed, and its exit code. */
export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ShellOptions {
  readonly stdin?: string;
  readonly isTerminal?: boolean;
  readonly reply?: boolean;
}

/** Runs commands in this process, on one mock cloud. */
export function createShell(cloud: MockCloud = createMockCloud({ transitions: "instant" })) {
  const { credentials, fetch } = cloud;
  const projectId = "26ae5181a416420998eb2093aaed84d9";
  const session = createSession({ region: "cn-north-4", projectId, credentials, fetch });
  return async (args: readonly string[], options: ShellOptions = {}): Promise<Finished> => {
    const { stdin = "", isTerminal = false, reply } = options;
    const printed = { stdout: "", stderr: "" };
    const output = (name: keyof typeof printed) => ({
      write: (text: string) => {
        printed[name] += text;
      },
      isTerminal,
    });
    const code = await run({
      ...{ args, session, stdout: output("stdout"), stderr: output("stderr") },
      readStdin: async () => stdin,
      ...(reply === undefined ? {} : { ask: async () => reply }),
    });
    return { code, ...printed };
  };
}
