import { median } from "../lib/median.js";
import { type Contestant, FLOOR, SDK } from "./contestants.js";
import type { Footprint } from "./footprint.js";
import type { Run } from "./workers.js";

/** A contestant with all that was found out of it. */
export interface Measured {
  readonly contestant: Contestant;
  /** One call at a time, a quarter as many. */
  readonly alone: readonly Run[];
  /** 50 calls in flight. */
  readonly many: readonly Run[];
  readonly calls: number;
  /** What is held after the runs and was not before. */
  readonly retainedKiB: number;
}

/** Microseconds per call. */
export const timeOf = (runs: readonly Run[], calls: number): number =>
  (median(runs.map(({ ms }) => ms)) / calls) * 1000;

const cpuOf = (runs: readonly Run[], calls: number): number =>
  (median(runs.map(({ cpuMs }) => cpuMs)) / calls) * 1000;

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
const whole = (value: number): string => Math.round(value).toLocaleString("en-US");
const ratio = (value: number, base: number | undefined): string =>
  base === undefined ? "–" : (value / base).toFixed(2);

function table(
  measured: readonly Measured[],
  runsOf: (each: Measured) => readonly Run[],
  callsOf: (each: Measured) => number,
): string[] {
  const time = (each: Measured | undefined) => each && timeOf(runsOf(each), callsOf(each));
  const cpu = (each: Measured | undefined) => each && cpuOf(runsOf(each), callsOf(each));
  const named = (file: string) => measured.find(({ contestant }) => contestant.file === file);
  const rows = measured.map((each) => {
    const took = time(each) ?? 0;
    return row([
      each.contestant.title + (each.contestant.signs ? "" : " (not signed)"),
      whole(1_000_000 / took),
      took.toFixed(1),
      ratio(took, time(named(FLOOR))),
      ratio(time(named(SDK)) ?? 0, took),
      (cpu(each) ?? 0).toFixed(1),
      ratio(cpu(each) ?? 0, cpu(named(SDK))),
    ]);
  });
  const head = [
    "client",
    "calls/s",
    "µs/call",
    "time to floor",
    "times the SDK",
    "CPU µs/call",
    "CPU to SDK",
  ];
  return [row(head), row(head.map((_, index) => (index === 0 ? "---" : "---:"))), ...rows];
}

/** All that was found, in Markdown. */
export function report(
  measured: readonly Measured[],
  loaded: readonly Footprint[],
  machine: string,
  rounds: number,
): string {
  const retained = measured.map(({ contestant, retainedKiB }) =>
    row([contestant.title, whole(retainedKiB)]),
  );
  const footprints = loaded.map(({ title, importMs, modules, packages, installedKiB }) =>
    row([title, importMs.toFixed(1), modules, packages, whole(installedKiB)]),
  );
  return `# The client, measured

Written by \`pnpm bench:client\` on ${machine}.

One signed \`PUT\` of a supplementary network interface against a server on the same machine. Each
client has a process of its own and takes its turn in each of ${rounds} rounds; medians. Calls/s are those of
the middle round.

![Microseconds per call, 50 in flight](results.svg)

## 50 calls in flight

${table(
  measured,
  ({ many }) => many,
  ({ calls }) => calls,
).join("\n")}

## One call at a time

${table(
  measured,
  ({ alone }) => alone,
  ({ calls }) => Math.ceil(calls / 4),
).join("\n")}

## Held after the runs

| client | KiB |
| --- | ---: |
${retained.join("\n")}

## Before the first call

Import time is on top of that of an empty process.

| client | import (ms) | modules | packages | installed (KiB) |
| --- | ---: | ---: | ---: | ---: |
${footprints.join("\n")}
`;
}
