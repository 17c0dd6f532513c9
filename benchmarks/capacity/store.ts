// A process with a mock that is full of EIPs: fills it, says how large it is, then measures a round
// whenever it is told to.

import { randomUUID } from "node:crypto";
import { createMockCloud, type MockCloud } from "@hcnet/mock";
import { median } from "../lib/median.js";
import { type Call, callsOf, PROJECT, type Send, senderOf } from "./calls.js";

/** What a full mock takes. */
export interface Size {
  readonly size: number;
  /** Bytes of heap for each EIP. */
  readonly bytesEach: number;
  /** Resident memory of the process in MiB. */
  readonly memory: number;
  readonly fillSeconds: number;
}

/** Median microseconds of a call, by what it does. */
export type Round = Readonly<Record<string, number>>;

const BATCH = 10_000;
const CALLS = 200;
const MIB = 2 ** 20;

function heap(): number {
  const { gc } = globalThis as { gc?: () => void };
  if (gc === undefined) throw new Error("run node with --expose-gc");
  gc();
  return process.memoryUsage().heapUsed;
}

function seed(cloud: MockCloud, ids: readonly string[]): void {
  for (let at = 0; at < ids.length; at += BATCH) {
    const publicips = ids.slice(at, at + BATCH).map((id) => ({ id }));
    cloud.seed({ project_id: PROJECT, publicips });
  }
  // Without limit, as measuring creates some more.
  const publicip_quotas = [{ type: "publicIp", quota: -1 }];
  cloud.seed({ project_id: PROJECT, publicip_quotas });
}

/** Fills a cloud. */
async function fill(cloud: MockCloud, send: Send, ids: readonly string[]): Promise<Size> {
  await send("?limit=1");
  const before = heap();
  const start = performance.now();
  seed(cloud, ids);
  const fillSeconds = (performance.now() - start) / 1_000;
  const bytesEach = (heap() - before) / ids.length;
  const memory = process.memoryUsage().rss / MIB;
  return { size: ids.length, bytesEach, memory, fillSeconds };
}

async function time(call: Call): Promise<number> {
  const taken: number[] = [];
  for (let count = 0; count < CALLS; count += 1) {
    const start = performance.now();
    await call();
    taken.push((performance.now() - start) * 1_000);
  }
  return median(taken);
}

async function measure(calls: Readonly<Record<string, Call>>): Promise<Round> {
  const round: Record<string, number> = {};
  for (const [name, call] of Object.entries(calls)) round[name] = await time(call);
  return round;
}

const cloud = createMockCloud({ transitions: "instant" });
const send = senderOf(cloud);
const ids = Array.from({ length: Number(process.argv[2]) }, () => randomUUID());
const size = await fill(cloud, send, ids);
const calls = callsOf(send, ids);
// Once for the compiler.
await measure(calls);
process.on("message", async () => process.send?.(await measure(calls)));
process.send?.(size);
