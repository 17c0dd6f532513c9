import fc from "fast-check";
import type { CallRecord, MockCloud } from "../../src/index.js";
import { checkResponse } from "./check.js";
import { checkEdge, edges, exchange } from "./edges.js";
import { type Step, steps } from "./steps.js";
import { createWire, show, type WireRequest } from "./wire.js";

/** A run of steps that went wrong, as short as it could be made. */
export interface Failure {
  /** With the path, draws the same steps again. */
  readonly seed: number;
  readonly path: string;
  readonly problem: string;
  /** Every request, as it was sent; the last is the one that went wrong. */
  readonly requests: readonly string[];
}

/** Where to start. */
export interface RunOptions {
  readonly seed: number;
  /** Only this way through what the seed draws. */
  readonly path?: string | undefined;
  /** Sends about so many requests. */
  readonly requests: number;
}

/** What a run came to. */
export interface RunResult {
  /** Requests sent. */
  readonly sent: number;
  readonly failure: Failure | undefined;
}

/** Called after every call. */
export type OnCall = (call: CallRecord) => void;

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
// About what `steps` draws on the average.
const STEPS_A_RUN = 20;
const KEPT_IDS = 64;

/** Takes steps on a cloud over HTTP, and holds every response to the specs. */
function stepper(cloud: MockCloud, port: number, onCall: OnCall) {
  const wire = createWire(port);
  const { token } = cloud.credentials;
  let last: CallRecord | undefined;
  const leave = cloud.journal.subscribe((call) => {
    last = call;
  });
  async function call(request: WireRequest, seen: string[]): Promise<void> {
    last = undefined;
    const response = await wire.send(request);
    if (last === undefined) throw new Error(`${response.status}, and nothing in the journal`);
    onCall(last);
    checkResponse(request, response, last);
    if (response.status < 300) seen.push(...(response.body.match(UUID) ?? []).slice(-KEPT_IDS));
  }
  return {
    /** Starts with a new state; tells of each request before it is sent. */
    async take(all: readonly Step[], tell: (request: WireRequest) => void): Promise<void> {
      const seen: string[] = [];
      cloud.reset();
      for (const step of all) {
        if (step.type === "wait") {
          cloud.clock.advance(step.ms);
          continue;
        }
        const request = step.build({ token, seen });
        tell(request);
        await call(request, seen);
      }
    },
    close(): void {
      leave();
      wire.close();
    },
  };
}

/** Sends random and changed requests to a cloud; what went wrong is made as short as it can be. */
export async function fuzz(
  cloud: MockCloud,
  { seed, path, requests }: RunOptions,
  onCall: OnCall = () => undefined,
): Promise<RunResult> {
  const server = await cloud.listen();
  const stepping = stepper(cloud, server.port, onCall);
  let sent = 0;
  try {
    const run = fc.asyncProperty(steps, (all) =>
      stepping.take(all, () => {
        sent += 1;
      }),
    );
    const numRuns = Math.ceil(requests / STEPS_A_RUN);
    const found = await fc.check(run, { seed, numRuns, ...(path === undefined ? {} : { path }) });
    if (!found.failed) return { sent, failure: undefined };
    const shown: string[] = [];
    const [shortest] = found.counterexample ?? [[]];
    const again = stepping.take(shortest, (request) => {
      shown.push(show(request, cloud.credentials.token));
    });
    const problem = await again.then(
      () => `${String(found.errorInstance)} (not when repeated)`,
      (error: unknown) => String(error),
    );
    const where = found.counterexamplePath ?? "";
    return { sent, failure: { seed: found.seed, path: where, problem, requests: shown } };
  } finally {
    stepping.close();
    await server.close();
  }
}

/** Sends bytes that are hardly HTTP to a cloud, each on a connection of its own. */
export async function fuzzEdges(
  cloud: MockCloud,
  { seed, path, requests }: RunOptions,
): Promise<RunResult> {
  const server = await cloud.listen();
  let sent = 0;
  try {
    const run = fc.asyncProperty(edges, async (bytes) => {
      sent += 1;
      checkEdge(await exchange(server.port, bytes));
    });
    const found = await fc.check(run, {
      ...{ seed, numRuns: Math.ceil(requests) },
      ...(path === undefined ? {} : { path }),
    });
    if (!found.failed) return { sent, failure: undefined };
    const shown = (found.counterexample ?? []).map((bytes) => JSON.stringify(bytes));
    const where = found.counterexamplePath ?? "";
    const problem = String(found.errorInstance);
    return { sent, failure: { seed: found.seed, path: where, problem, requests: shown } };
  } finally {
    await server.close();
  }
}
