import { fork } from "node:child_process";
import { join } from "node:path";
import { nextMessage } from "../lib/message.js";

/** What a run of calls took. */
export interface Run {
  readonly ms: number;
  readonly cpuMs: number;
}

/** A contestant in a process of its own. */
export interface Worker {
  run(calls: number, inFlight: number): Promise<Run>;
  /** Bytes still held when all that can be freed is. */
  heap(): Promise<number>;
  stop(): void;
}

/** Starts the server that all call; gives its URL. */
export async function startServer(): Promise<{ readonly url: string; stop(): void }> {
  const child = fork(join(import.meta.dirname, "server.mjs"));
  const port = await nextMessage<number>(child, "the server");
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}

/** Starts a contestant. */
export async function startWorker(file: string, url: string): Promise<Worker> {
  const script = join(import.meta.dirname, "worker.mjs");
  const child = fork(script, [file, url], { execArgv: ["--expose-gc"] });
  await nextMessage(child, file);
  const ask = async <T>(order: object | string): Promise<T> => {
    child.send(order);
    return nextMessage<T>(child, file);
  };
  return {
    run: (calls, inFlight) => ask<Run>({ calls, inFlight }),
    heap: () => ask<number>("heap"),
    stop: () => child.disconnect(),
  };
}
