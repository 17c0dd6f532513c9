import { type Bundle, findOperation } from "../fidelity/lib/bundle.js";
import type { OperationCheck } from "./checks.js";
import type { Mutant, Tree } from "./mutant.js";
import { mutantsOf } from "./mutants.js";

/** What became of the mutants of an API. */
export interface Outcome {
  readonly api: string;
  readonly mutants: readonly Mutant[];
  readonly survivors: readonly Mutant[];
}

export interface RunOptions {
  /** Runs only the mutants that concern this operation. */
  readonly operationId?: string | undefined;
  /** Runs only the mutants for which this returns true. */
  readonly only?: ((mutant: Mutant) => boolean) | undefined;
}

function run(check: OperationCheck, document: Tree): string {
  try {
    const located = findOperation(document as unknown as Bundle, check.operationId);
    return check.problems(located).join("\n");
  } catch (error) {
    return (error as Error).message;
  }
}

/**
 * Applies each change to the document and runs the checks of the operations that it concerns. A mutant
 * survives if no check reports anything but what it reports about the unchanged document.
 */
export function runMutants(
  api: string,
  document: Tree,
  checks: readonly OperationCheck[],
  { operationId, only = () => true }: RunOptions = {},
): Outcome {
  const before = new Map(checks.map((check) => [check, run(check, document)]));
  const mutants = mutantsOf(document).filter(
    (mutant) =>
      only(mutant) && (operationId === undefined || mutant.operations.includes(operationId)),
  );
  const survivors = mutants.filter((mutant) => {
    const concerned = checks.filter((check) => mutant.operations.includes(check.operationId));
    const undo = mutant.apply();
    try {
      return concerned.every((check) => run(check, document) === before.get(check));
    } finally {
      undo();
    }
  });
  return { api, mutants, survivors };
}
