import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../scripts/dev/free-port.js";
import { load } from "../lib/load.js";
import { send } from "../lib/send.js";
import { startServer } from "../lib/server-process.js";
import { badInputs } from "./bad-inputs.js";
import { AUTOCANNON, type Contestant } from "./contestants.js";
import { LOAD } from "./requests.js";

/** What one round found out of one server. */
export interface Round {
  /** Milliseconds from the start of the process to the first response. */
  readonly firstResponse: number;
  /** MiB. */
  readonly idleMemory: number;
  /** MiB, right after the load. */
  readonly loadedMemory: number;
  readonly one: Load;
  readonly fifty: Load;
}

/** What a load of some connections found out. */
export interface Load {
  readonly requestsPerSecond: number;
  readonly p99: number;
  /** Processor time of the server for one request, in microseconds. */
  readonly cpu: number;
}

const GIVE_UP_MS = 30_000;
const SETTLE_MS = 1_000;
const WARM_UP_SECONDS = 2;

type Running = Awaited<ReturnType<typeof start>>;

async function start(contestant: Contestant) {
  const port = await freePort(0);
  const request = await contestant.authorize(port, LOAD);
  const before = performance.now();
  const server = startServer(contestant.script, contestant.args(port));
  try {
    for (;;) {
      const response = await send(port, request).catch(() => undefined);
      const firstResponse = performance.now() - before;
      if (response?.status === 200) return { server, port, request, firstResponse };
      if (firstResponse > GIVE_UP_MS) {
        throw new Error(`${contestant.name}: no success, but ${JSON.stringify(response)}`);
      }
      await sleep(2);
    }
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function loadWith(
  { server, port, request }: Running,
  connections: number,
  seconds: number,
): Promise<Load> {
  const before = server.cpu();
  const { requestsPerSecond, p99, requests } = await load(AUTOCANNON, port, request, {
    connections,
    seconds,
  });
  return { requestsPerSecond, p99, cpu: ((server.cpu() - before) / requests) * 1000 };
}

/** Starts a server again and measures it. */
export async function measure(contestant: Contestant, seconds: number): Promise<Round> {
  const running = await start(contestant);
  try {
    await sleep(SETTLE_MS);
    const idleMemory = running.server.memory();
    await loadWith(running, 50, WARM_UP_SECONDS);
    const one = await loadWith(running, 1, seconds);
    const fifty = await loadWith(running, 50, seconds);
    const loadedMemory = running.server.memory();
    return { firstResponse: running.firstResponse, idleMemory, loadedMemory, one, fifty };
  } finally {
    await running.server.stop();
  }
}

/** Which of the bad inputs a server rejects: those that it responds with 400 to 499. */
export async function errors(contestant: Contestant): Promise<readonly boolean[]> {
  const { server, port } = await start(contestant);
  try {
    const rejected: boolean[] = [];
    for (const { request, anonymous } of badInputs) {
      const sent = anonymous === true ? request : await contestant.authorize(port, request);
      const status = await send(port, sent).then(
        (response) => response.status,
        () => 0,
      );
      rejected.push(status >= 400 && status < 500);
    }
    return rejected;
  } finally {
    await server.stop();
  }
}
