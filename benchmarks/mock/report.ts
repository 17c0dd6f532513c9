import { median } from "../lib/median.js";
import { badInputs } from "./bad-inputs.js";
import type { Load, Round } from "./measure.js";

/** A server with all that was found out of it. */
export interface Measured {
  readonly name: string;
  readonly rounds: readonly Round[];
  readonly rejected: readonly boolean[];
}

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
const of = (rounds: readonly Round[], pick: (round: Round) => number): number =>
  median(rounds.map(pick));
const whole = (value: number): string => Math.round(value).toLocaleString("en-US");

function speedTable(measured: readonly Measured[], pick: (round: Round) => Load): string[] {
  const [floor] = measured;
  return [
    row(["server", "requests/s", "to the floor", "p99 (ms)", "CPU per request (µs)"]),
    row(["---", "---:", "---:", "---:", "---:"]),
    ...measured.map(({ name, rounds }) => {
      const ratios = rounds.map((round, index) => {
        const floorRound = floor?.rounds[index];
        const base = floorRound === undefined ? Number.NaN : pick(floorRound).requestsPerSecond;
        return pick(round).requestsPerSecond / base;
      });
      return row([
        name,
        whole(of(rounds, (round) => pick(round).requestsPerSecond)),
        median(ratios).toFixed(2),
        of(rounds, (round) => pick(round).p99).toFixed(1),
        whole(of(rounds, (round) => pick(round).cpu)),
      ]);
    }),
  ];
}

function sizeTable(measured: readonly Measured[]): string[] {
  return [
    row(["server", "first response (ms)", "memory idle (MiB)", "after the load (MiB)"]),
    row(["---", "---:", "---:", "---:"]),
    ...measured.map(({ name, rounds }) =>
      row([
        name,
        whole(of(rounds, (round) => round.firstResponse)),
        whole(of(rounds, (round) => round.idleMemory)),
        whole(of(rounds, (round) => round.loadedMemory)),
      ]),
    ),
  ];
}

function rejectionTable(measured: readonly Measured[]): string[] {
  const count = ({ rejected }: Measured): string =>
    `**${rejected.filter(Boolean).length}** of ${badInputs.length}`;
  return [
    row(["bad input", ...measured.map(({ name }) => name)]),
    row(["---", ...measured.map(() => ":---:")]),
    ...badInputs.map(({ what }, index) =>
      row([what, ...measured.map(({ rejected }) => (rejected[index] ? "rejected" : "–"))]),
    ),
    row(["", ...measured.map(count)]),
  ];
}

/** The tables as Markdown; the first of the measured is the floor. */
export function report(measured: readonly Measured[], machine: string, seconds: number): string {
  const rounds = measured[0]?.rounds.length ?? 0;
  return `${[
    "# The mock, measured",
    "",
    `Written by \`pnpm bench:mock\` on ${machine}.`,
    "",
    `Each round starts every server again, one after the other; ${rounds} rounds, ${seconds} s for each load, medians. The`,
    "load is one `PUT` that renames an EIP, sent by autocannon on the same machine.",
    "",
    "## 50 connections",
    "",
    ...speedTable(measured, ({ fifty }) => fifty),
    "",
    "## 1 connection",
    "",
    ...speedTable(measured, ({ one }) => one),
    "",
    "## Start and memory",
    "",
    ...sizeTable(measured),
    "",
    "## Bad inputs",
    "",
    ...rejectionTable(measured),
  ].join("\n")}\n`;
}
