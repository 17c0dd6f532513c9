// The facts that the fact files and tables state as decisions of this repository: the sources contradict
// each other or say nothing. A check of one shows that the spec follows the decision, no more.

import { loadFacts, OPERATIONS, type Row, type Rows } from "../fidelity/lib/facts.js";
import { loadTables, type Table, type TableRow } from "../fidelity/lib/tables.js";

/** The decisions, each as the beginning of the problem that a check reports: `updateX, request a: enum`. */
export type Decisions = ReadonlySet<string>;

/** The beginning of a problem, up to what is expected. */
export const factOf = (problem: string): string => problem.split(": expected ")[0] ?? problem;

const LIMITS: Readonly<Record<string, readonly string[]>> = {
  string: ["minLength", "maxLength"],
  integer: ["minimum", "maximum"],
  array: ["minItems", "maxItems"],
};

/** What a fact file calls a fact, and what the checks of the page call it. */
function namesOf(row: Row, name: string): readonly string[] {
  const [low = name, high = name] = LIMITS[row.type] ?? [];
  const names: Readonly<Record<string, readonly string[]>> = {
    mandatory: ["required"],
    min: [low],
    max: [high],
    values: ["enum", "x-extensible-enum"],
    valuesAmong: ["x-extensible-enum"],
    nullable: ["type"],
    types: ["type"],
    mayTypes: ["type"],
  };
  return names[name] ?? [name];
}

function ofPage(operationId: string): readonly string[] {
  const facts = loadFacts(operationId);
  const places: readonly (readonly [string, Rows | undefined])[] = [
    ["path", facts.pathParameters],
    ["query", facts.queryParameters],
    ["request", facts.request],
    ["request", facts.beyondSource.request],
    ["response", facts.response],
    ["response", facts.beyondSource.response],
  ];
  const taken = places.flatMap(([place, rows = {}]) =>
    Object.entries(rows).flatMap(([pointer, row]) =>
      Object.keys(row.take ?? {}).flatMap((name) =>
        namesOf(row, name).map((fact) => `${operationId}, ${place} ${pointer}: ${fact}`),
      ),
    ),
  );
  const always = facts.responseRequired.always ?? [];
  return [...taken, ...always.map((pointer) => `${operationId}, response ${pointer}: required`)];
}

const isDecided = ({ required, take }: TableRow): boolean =>
  required === undefined || take?.required !== undefined;

function ofTable(operationId: string, table: Table): readonly string[] {
  const places: readonly (readonly [string, Table["request"]])[] = [
    ["parameter", table.parameters],
    ["request", table.request],
    ["response", table.response],
    ["dry run", table.dryRun],
  ];
  const taken = places.flatMap(([place, rows = {}]) =>
    Object.entries(rows).flatMap(([pointer, { take = {} }]) =>
      Object.keys(take).map((name) => {
        const fact = name === "types" ? "type" : name;
        return `${operationId}, ${place} ${pointer}: ${fact}`;
      }),
    ),
  );
  const always = (table.always ?? []).filter((pointer) => {
    const row = table.response?.[pointer];
    return row === undefined || isDecided(row);
  });
  return [
    ...["x-idempotent", "x-pagination", "x-waiters"].map(
      (each) => `${operationId}, operation: ${each}`,
    ),
    ...taken,
    ...always.map((pointer) => `${operationId}, response ${pointer}: required`),
  ];
}

/** Reads the decisions of an API. */
export function decisionsOf(api: string): Decisions {
  const pages = OPERATIONS.filter((id) => loadFacts(id).api === api);
  const tables = Object.entries(loadTables(api).operations);
  return new Set([
    ...pages.flatMap(ofPage),
    ...tables.flatMap(([id, table]) => ofTable(id, table)),
  ]);
}
