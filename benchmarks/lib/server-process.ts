import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";

/** A server that runs as a process of its own. */
export interface ServerProcess {
  /** Resident memory in MiB. */
  memory(): number;
  /** Processor time used so far in milliseconds, or NaN where the system does not tell. */
  cpu(): number;
  stop(): Promise<void>;
}

function memory(pid: number): number {
  const kibibytes = execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  return Number(kibibytes) / 1024;
}

// Ticks of /proc are hundredths of a second on every Linux that Node runs on.
const TICK_MS = 10;

function cpu(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [, , , , , , , , , , , user = "", system = ""] = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ");
    return (Number(user) + Number(system)) * TICK_MS;
  } catch {
    return Number.NaN;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill();
  await exited;
}

/** Starts a script with the Node that runs this; what it logs is thrown away. */
export function startServer(script: string, args: readonly string[]): ServerProcess {
  const child = spawn(process.execPath, [script, ...args], { stdio: "ignore" });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${script} could not be started`);
  return { memory: () => memory(pid), cpu: () => cpu(pid), stop: () => stop(child) };
}
