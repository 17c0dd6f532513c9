import { median } from "../lib/median.js";
import type { Round, Size } from "./store.js";

/** A store with all that was found out of it. */
export interface Measured extends Size {
  readonly rounds: Round[];
}

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const whole = (value: number): string => Math.round(value).toLocaleString("en-US");

/** The table as Markdown. */
export function report(measured: readonly Measured[], machine: string): string {
  const names = Object.keys(measured[0]?.rounds[0] ?? {});
  const line = (name: string, of: (store: Measured) => string) => row([name, ...measured.map(of)]);
  return `${[
    "# How much the mock holds",
    "",
    `Written by \`pnpm bench:capacity\` on ${machine}.`,
    "",
    `Calls in process, microseconds: the median of each of ${measured[0]?.rounds.length ?? 0} rounds, and of those the median. Each`,
    "store has a process of its own, and the stores take turns in every round.",
    "",
    row(["", ...measured.map(({ size }) => `${whole(size)} EIPs`)]),
    row(["---", ...measured.map(() => "---:")]),
    ...names.map((name) =>
      line(`${name} (µs)`, ({ rounds }) =>
        whole(median(rounds.map((it) => it[name] ?? Number.NaN))),
      ),
    ),
    line("memory of the process (MiB)", ({ memory }) => whole(memory)),
    line("heap for each EIP (bytes)", ({ bytesEach }) => whole(bytesEach)),
    line("to put them there (s)", ({ fillSeconds }) => fillSeconds.toFixed(1)),
  ].join("\n")}\n`;
}
