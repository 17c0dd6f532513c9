import type { Mutant } from "./mutant.js";

/** How many mutants concern an operation, and which of them survived. */
export interface OperationResult {
  readonly api: string;
  readonly operationId: string;
  readonly mutants: number;
  readonly survivors: readonly string[];
  /** The mutants that only a decision of this repository detects. */
  readonly decided: readonly string[];
}

/** Names a mutant by its place and its change. */
export const nameOf = ({ pointer, change }: Pick<Mutant, "pointer" | "change">): string =>
  `${pointer}: ${change}`;

/** The survivors of all operations; one that operations share counts once. */
export const distinctSurvivors = (results: readonly OperationResult[]): ReadonlySet<string> =>
  new Set(results.flatMap(({ api, survivors }) => survivors.map((name) => `${api} ${name}`)));

/** The mutants of all operations that only a decision detects, each once, and not those that survive. */
export const distinctDecided = (results: readonly OperationResult[]): ReadonlySet<string> =>
  new Set(results.flatMap(({ api, decided }) => decided.map((name) => `${api} ${name}`)));

const KINDS: readonly (readonly [string, RegExp])[] = [
  ["idempotency flags (`x-idempotent`)", /\/x-idempotent: /],
  ["states, paths and intervals of waiters (`x-waiters`)", /\/x-waiters\//],
  ["pagination (`x-pagination`)", /\/x-pagination\//],
  ["required parameters and properties", /: (?:required|optional)$/],
  ["limits", /\/(?:max|min)(?:imum|Length|Items|Properties): /],
  ["listed values", /\/(?:enum|x-extensible-enum)\/\d+: /],
  ["defaults", /\/default: /],
  ["types and nullability", /\/type: /],
  ["others", /./],
];

/** Counts the mutants that only a decision detects by the kind of fact. */
function kindsOf(decided: Iterable<string>): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of decided) {
    const [kind = ""] = KINDS.find(([, pattern]) => pattern.test(name)) ?? [];
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return KINDS.flatMap(([kind]) => (counts.has(kind) ? [`- ${kind}: ${counts.get(kind)}`] : []));
}

const percent = (part: number, whole: number): string =>
  `${(whole === 0 ? 0 : (100 * part) / whole).toFixed(1)} %`;

/** Formats a table whose columns are aligned; those after the second hold numbers. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const [head = [], ...body] = rows.map((row) =>
    row.map((cell, column) =>
      column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    ),
  );
  const rule = widths.map((width, column) =>
    column < 2 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [head, rule, ...body].map(line).join("\n");
}

/** Formats the results as the page of `docs/`. `total` is the number of distinct mutants. */
export function toMarkdown(results: readonly OperationResult[], total: number): string {
  const survivors = [...distinctSurvivors(results)].sort();
  const decided = distinctDecided(results);
  const rows = results.map(({ api, operationId, mutants, survivors: { length }, decided: own }) => [
    api,
    operationId,
    String(mutants),
    String(own.length),
    String(length),
    percent(length, mutants),
  ]);
  return `# Mutation check of the specs

\`pnpm mutate --write\` wrote this page. Each mutant changes one fact of a document, such as a limit, a
required property or a status. It survives if no check of \`tests/fidelity\` notices the change.

${survivors.length} of ${total} mutants survive (${percent(survivors.length, total)}). A mutant of a model that operations share
counts for each of them.

${decided.size} others (${percent(decided.size, total)}) change a fact that this repository decided, as no source states it or two
contradict each other: only that decision, recorded in \`tests/fidelity\`, detects them. The column "decided"
counts them. A mutant of all other facts is detected by what a source states, or survives.

${tableOf([["API", "operation", "mutants", "decided", "survivors", "share"], ...rows])}

## Decided facts, by kind

${kindsOf(decided).join("\n")}

## Survivors

${survivors.map((name) => `- \`${name}\``).join("\n")}
`;
}

/** Formats the results as lines for a terminal. */
export function toText(results: readonly OperationResult[]): string {
  return results
    .flatMap(({ api, operationId, mutants, survivors }) => [
      `${api} ${operationId}: ${mutants - survivors.length} of ${mutants} mutants detected`,
      ...survivors.map((name) => `  survived: ${name}`),
    ])
    .join("\n");
}
