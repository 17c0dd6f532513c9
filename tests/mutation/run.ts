import { type Bundle, findOperation } from "../fidelity/lib/bundle.js";
import type { OperationCheck } from "./checks.js";
import { type Decisions, factOf } from "./decisions.js";
import type { Mutant, Tree } from "./mutant.js";
import { mutantsOf } from "./mutants.js";

/** What became of the mutants of an API. */
export interface Outcome {
  readonly api: string;
  readonly mutants: readonly Mutant[];
  readonly survivors: readonly Mutant[];
  /** The mutants that only a decision of this repository detects, no source. */
  readonly decided: readonly Mutant[];
}

export interface RunOptions {
  /** Runs only the mutants that concern this operation. */
  readonly operationId?: string | undefined;
  /** Runs only the mutants for which this returns true. */
  readonly only?: ((mutant: Mutant) => boolean) | undefined;
  /** The facts that no source states; none by default. */
  readonly decisions?: Decisions | undefined;
}

function run(check: OperationCheck, document: Tree): readonly string[] {
  try {
    const located = findOperation(document as unknown as Bundle, check.operationId);
    return check.problems(located);
  } catch (error) {
    return [(error as Error).message];
  }
}

type Problems = readonly string[];

/** Whether the problems that appeared, or went, are all about decisions. */
function isDecided(before: Problems, after: Problems, decisions: Decisions): boolean {
  const appeared = after.filter((each) => !before.includes(each));
  return appeared.length > 0 && appeared.every((each) => decisions.has(factOf(each)));
}

/**
 * Applies each change to the document and runs the checks of the operations that it concerns. A mutant
 * survives if no check reports anything but what it reports about the unchanged document.
 */
export function runMutants(
  api: string,
  document: Tree,
  checks: readonly OperationCheck[],
  { operationId, only = () => true, decisions = new Set() }: RunOptions = {},
): Outcome {
  const before = new Map(checks.map((check) => [check, run(check, document)]));
  const mutants = mutantsOf(document).filter(
    (mutant) =>
      only(mutant) && (operationId === undefined || mutant.operations.includes(operationId)),
  );
  const detect = (mutant: Mutant): "source" | "decision" | "nothing" => {
    const undo = mutant.apply();
    let detected: "decision" | "nothing" = "nothing";
    try {
      for (const check of checks) {
        if (!mutant.operations.includes(check.operationId)) continue;
        const known = before.get(check) ?? [];
        const found = run(check, document);
        if (found.join("\n") === known.join("\n")) continue;
        if (!isDecided(known, found, decisions)) return "source";
        detected = "decision";
      }
      return detected;
    } finally {
      undo();
    }
  };
  const detected = new Map(mutants.map((mutant) => [mutant, detect(mutant)]));
  const by = (how: string) => mutants.filter((mutant) => detected.get(mutant) === how);
  return { api, mutants, survivors: by("nothing"), decided: by("decision") };
}
