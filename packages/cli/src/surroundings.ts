import type { Session } from "@hcnet/runtime";

/** Where text goes. */
export interface Output {
  write(text: string): unknown;
  readonly isTerminal: boolean;
}

/** What a command needs of its surroundings. */
export interface Surroundings {
  readonly args: readonly string[];
  readonly stdout: Output;
  readonly stderr: Output;
  readonly readStdin: () => Promise<string>;
  /** Asks the user; undefined without a terminal. */
  readonly ask?: (question: string) => Promise<boolean>;
  /** The session to call with instead of one that the options describe. */
  readonly session?: Session;
}

/** The exit codes. */
export const EXIT = { ok: 0, failed: 1, usage: 2, notConfirmed: 3, waitFailed: 4 } as const;

/** What each exit code means. */
export const EXIT_MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  ok: "the call succeeded",
  failed: "the call failed",
  usage: "the command line is wrong",
  notConfirmed: "the call was not confirmed, so nothing was sent",
  waitFailed: "the call succeeded, but the wait failed or timed out",
};

/** The command line was wrong. */
export class UsageError extends Error {}
