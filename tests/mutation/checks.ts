// The checks that are run on each mutated document. Each compares it with something that was written
// independently of the document: fact files and tables from the sources, and the documented bodies.

import type { Located } from "../fidelity/lib/bundle.js";
import { CHECKS } from "../fidelity/lib/checks.js";
import { checkExamples } from "../fidelity/lib/examples.js";
import { loadFacts, OPERATIONS } from "../fidelity/lib/facts.js";
import { checkErrorBodies, checkTable, loadTables } from "../fidelity/lib/tables.js";

/** A check of one operation: whether the document is as it was found to be before the change. */
export interface OperationCheck {
  readonly operationId: string;
  problems(located: Located): readonly string[];
}

function factChecks(api: string): OperationCheck[] {
  return OPERATIONS.filter((id) => loadFacts(id).api === api).flatMap((operationId) => {
    const facts = loadFacts(operationId);
    const checks = [...CHECKS.map(([, check]) => check), checkExamples];
    return checks.map((check) => ({
      operationId,
      problems: (located: Located) => check(facts, located),
    }));
  });
}

function tableChecks(api: string): OperationCheck[] {
  const tables = loadTables(api);
  return [checkTable, checkErrorBodies].flatMap((check) =>
    Object.keys(tables.operations).map((operationId) => ({
      operationId,
      problems: (located: Located) => check(operationId, tables, located),
    })),
  );
}

/** The checks of an API, the quickest first. */
export const checksOf = (api: string): readonly OperationCheck[] => [
  ...tableChecks(api),
  ...factChecks(api),
];
