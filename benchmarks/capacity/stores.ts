import { fork } from "node:child_process";
import { join } from "node:path";
import { nextMessage } from "../lib/message.js";
import type { Round, Size } from "./store.js";

/** A mock with so many EIPs, in a process of its own, so that no store is charged for another. */
export interface Filled extends Size {
  /** Makes each kind of call again and again, and tells what one costs. */
  round(): Promise<Round>;
  stop(): void;
}

const FLAGS = ["--expose-gc", "--max-old-space-size=8192", "--import", "tsx"];

/** Starts a process that fills a mock. */
export async function fill(size: number): Promise<Filled> {
  const child = fork(join(import.meta.dirname, "store.ts"), [String(size)], { execArgv: FLAGS });
  const filled = await nextMessage<Size>(child, "the store");
  return {
    ...filled,
    round() {
      child.send("round");
      return nextMessage<Round>(child, "the store");
    },
    stop: () => void child.kill(),
  };
}
