import { readFileSync } from "node:fs";
import { formatProblems, getTotals, type NormalizedProblem, Source } from "@redocly/openapi-core";
import { ROOT } from "./apis.js";
import { locateSource } from "./source-location.js";

/** A document cannot be bundled. */
export class BundleError extends Error {
  readonly problems: NormalizedProblem[];

  constructor(api: string, problems: NormalizedProblem[]) {
    super(`specs/${api}: the document cannot be bundled`);
    this.problems = problems;
  }
}

/** Replaces the locations in the bundle of an API with those in the files that it was made from. */
export function atSources(
  api: string,
  problems: readonly NormalizedProblem[],
): NormalizedProblem[] {
  return problems.map(({ from: _, ...problem }) => ({
    ...problem,
    location: problem.location.map((location) => {
      const { file, pointer } = locateSource(api, location.pointer ?? "#/");
      const source = new Source(file, readFileSync(file, "utf8"));
      // A key that the bundle alone has is not in the source.
      const reportOnKey = location.reportOnKey === true && pointer === location.pointer;
      return { source, pointer, reportOnKey };
    }),
  }));
}

export const hasErrors = (problems: readonly NormalizedProblem[]): boolean =>
  problems.some(({ severity, ignored }) => severity === "error" && ignored !== true);

/** Rules whose problems cause others come first; an example is invalid because of its schema. */
const ORDER = ["no-unresolved-refs", "bundler", "struct"];
const EXAMPLE = /example/;
const FAILED_TO_PARSE = "Failed to parse: ";

function rank({ ruleId, message }: NormalizedProblem): number {
  if (message.startsWith(FAILED_TO_PARSE)) return -1;
  const index = ORDER.indexOf(ruleId);
  if (index !== -1) return index;
  return EXAMPLE.test(ruleId) ? ORDER.length + 1 : ORDER.length;
}

/** Lists each problem once, causes first, and without the references to a file that cannot be parsed. */
function arrange(problems: readonly NormalizedProblem[]): NormalizedProblem[] {
  const unparsed = problems
    .filter(({ message }) => message.startsWith(FAILED_TO_PARSE))
    .map(({ message }) => message.slice(FAILED_TO_PARSE.length));
  const unique = new Map<string, NormalizedProblem>();
  for (const problem of problems) {
    const { message, ruleId, location } = problem;
    if (problem.ignored || unparsed.some((cause) => message === `Can't resolve $ref: ${cause}`)) {
      continue;
    }
    const places = location.map(({ source, pointer }) => `${source.absoluteRef}${pointer}`);
    unique.set([ruleId, message, ...places].join("\n"), {
      ...problem,
      message: message.replaceAll(ROOT, ""),
    });
  }
  return [...unique.values()].sort((a, b) => rank(a) - rank(b));
}

const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? "" : "s"}`;

/** Prints problems, as annotations on GitHub Actions, and below them how many there are. */
export function printProblems(problems: readonly NormalizedProblem[]): void {
  const arranged = arrange(problems);
  if (arranged.length === 0) return;
  const totals = getTotals(arranged);
  const format = process.env.GITHUB_ACTIONS === "true" ? "github-actions" : "codeframe";
  formatProblems(arranged, { format, cwd: ROOT, maxProblems: 1000, totals });
  const files = new Set(arranged.map(({ location }) => location[0]?.source.absoluteRef));
  const { errors, warnings } = totals;
  console.error(
    `${count(errors, "error")} and ${count(warnings, "warning")} in ${count(files.size, "file")}`,
  );
}
