import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

/**
 * The next message of a process.
 *
 * @param what names the process in the error that it ended first.
 */
export async function nextMessage<T>(child: ChildProcess, what: string): Promise<T> {
  const responded = new AbortController();
  const { signal } = responded;
  const exited = once(child, "exit", { signal }).then(([code]) => {
    throw new Error(`${what} ended with ${code} before it responded`);
  });
  try {
    const [message] = (await Promise.race([once(child, "message", { signal }), exited])) as [T];
    return message;
  } finally {
    exited.catch(() => {});
    responded.abort();
  }
}
