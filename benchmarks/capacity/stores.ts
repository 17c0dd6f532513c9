import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Round, Size } from "./store.js";

/** A mock with so many EIPs, in a process of its own, so that no store is charged for another. */
export interface Filled extends Size {
  /** Makes each kind of call again and again, and tells what one costs. */
  round(): Promise<Round>;
  stop(): void;
}

const FLAGS = ["--expose-gc", "--max-old-space-size=8192", "--import", "tsx"];

async function answer<T>(child: ChildProcess): Promise<T> {
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`the store ended with ${code}`);
  });
  const [message] = (await Promise.race([once(child, "message"), ended])) as [T];
  return message;
}

/** Starts a process that fills a mock. */
export async function fill(size: number): Promise<Filled> {
  const child = fork(join(import.meta.dirname, "store.ts"), [String(size)], { execArgv: FLAGS });
  const filled = await answer<Size>(child);
  return {
    ...filled,
    round() {
      child.send("round");
      return answer<Round>(child);
    },
    stop: () => void child.kill(),
  };
}
