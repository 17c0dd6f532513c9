import type { Mutant } from "./mutant.js";

/** How many mutants concern an operation, and which of them survived. */
export interface OperationResult {
  readonly api: string;
  readonly operationId: string;
  readonly mutants: number;
  readonly survivors: readonly string[];
}

/** Names a mutant by its place and its change. */
export const nameOf = ({ pointer, change }: Pick<Mutant, "pointer" | "change">): string =>
  `${pointer}: ${change}`;

/** The survivors of all operations; one that operations share counts once. */
export const distinctSurvivors = (results: readonly OperationResult[]): ReadonlySet<string> =>
  new Set(results.flatMap(({ api, survivors }) => survivors.map((name) => `${api} ${name}`)));

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
  const rows = results.map(({ api, operationId, mutants, survivors: { length } }) => [
    api,
    operationId,
    String(mutants),
    String(length),
    percent(length, mutants),
  ]);
  return `# Mutation check of the specs

\`pnpm mutate --write\` wrote this page. Each mutant changes one fact of a document, such as a limit, a
required property or a status. It survives if no check of \`tests/fidelity\` notices the change.

${survivors.length} of ${total} mutants survive (${percent(survivors.length, total)}). A mutant of a model that operations share
counts for each of them.

${tableOf([["API", "operation", "mutants", "survivors", "share"], ...rows])}

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
