import { expect, test } from "vitest";
import { loadBundle } from "../fidelity/lib/bundle.js";
import { checksOf, type OperationCheck } from "./checks.js";
import { decisionsOf } from "./decisions.js";
import type { Mutant, Tree } from "./mutant.js";
import { mutantsOf } from "./mutants.js";
import { distinctSurvivors, nameOf, toMarkdown } from "./report.js";
import { runMutants } from "./run.js";

const API = "publicips";
const read = () => loadBundle(API) as unknown as Tree;
const checks = checksOf(API);
const decisions = decisionsOf(API);

// One mutant of each kind, to keep the test quick; `pnpm mutate` runs all of them.
const KINDS: readonly (readonly [string, RegExp])[] = [
  ["a dropped property", /UpdatePublicipOption\/properties\/port_id: dropped/],
  ["a renamed property", /PublicipUpdateResp\/properties\/status: renamed/],
  ["a required property", /UpdatePublicipOption\/properties\/alias: required/],
  ["a wider limit", /UpdatePublicipOption\/properties\/alias\/maxLength: 64 -> 65/],
  ["a narrower limit", /UpdatePublicipOption\/properties\/alias\/minLength: 1 -> 2/],
  ["a nullable property", /UpdatePublicipOption\/properties\/alias\/type: nullable/],
  ["a value of an enumeration", /PublicipStatus\/x-extensible-enum\/0: /],
  ["a status", /status 200 -> 201/],
  ["a path", /path .*publicips\/\{publicip_id\} ->/],
  ["a method", /put: method put -> /],
  ["an idempotency flag", /put\/x-idempotent: true -> false/],
  ["a state of a waiter", /x-waiters\/waitForPublicipBound\/failure\/0: /],
  ["a member of the pagination", /x-pagination\/marker: /],
  ["a default", /default: /],
];

function runOnly(pattern: RegExp, used: readonly OperationCheck[] = checks) {
  const document = read();
  const matching = mutantsOf(document).filter((mutant) => pattern.test(nameOf(mutant)));
  const [first] = matching;
  if (first === undefined) throw new Error(`no mutant matches ${pattern}`);
  const only = (mutant: Mutant) => nameOf(mutant) === nameOf(first);
  return runMutants(API, document, used, { only, decisions });
}

test.each(KINDS)("detects %s", (_, pattern) => {
  const { mutants, survivors } = runOnly(pattern);
  expect(mutants).toHaveLength(1);
  expect(survivors).toEqual([]);
});

test("reports a mutant that no check notices", () => {
  const document = read();
  const { schemas } = document.components as { schemas: Record<string, { properties: Tree }> };
  const { properties } = schemas.PublicipShowResp ?? { properties: {} };
  properties.planted = { type: "string", maxLength: 7 };
  const { survivors } = runMutants(API, document, checks, {
    only: ({ pointer }) => pointer.includes("/planted/"),
  });
  expect(survivors.map(nameOf)).toContain(
    "/components/schemas/PublicipShowResp/properties/planted/maxLength: 7 -> 8",
  );
  const result = {
    api: API,
    operationId: "showPublicip",
    mutants: 3,
    survivors: survivors.map(nameOf),
    decided: [],
  };
  expect(distinctSurvivors([result, { ...result, operationId: "listPublicips" }]).size).toBe(
    survivors.length,
  );
  expect(toMarkdown([result], 3)).toContain("planted/maxLength: 7 -> 8");
});

test.each([
  ["an idempotency flag", /put\/x-idempotent: true -> false/],
  ["a state of a waiter", /x-waiters\/waitForPublicipBound\/failure\/0: /],
  ["the pagination", /x-pagination\/marker: /],
  [
    "a limit that the table takes",
    /CreatePublicipBandwidthOption\/properties\/size\/maximum: 2000 -> 2001/,
  ],
])("tells that only a decision detects a change of %s", (_, pattern) => {
  const { mutants, survivors, decided } = runOnly(pattern);
  expect({ survivors, decided }).toEqual({ survivors: [], decided: mutants });
});

test.each([
  ["a limit that the page states", /UpdatePublicipOption\/properties\/alias\/maxLength: 64 -> 65/],
  ["a method", /put: method /],
  ["a status", /put\/responses\/200: status /],
])("tells that a source detects a change of %s", (_, pattern) => {
  expect(runOnly(pattern)).toMatchObject({ survivors: [], decided: [] });
});

test("lists the decided facts by kind", () => {
  const decided = ["/paths/a/put/x-idempotent: true -> false", "/a/maxLength: 1 -> 2"];
  const result = { api: API, operationId: "a", mutants: 4, survivors: [], decided };
  const page = toMarkdown([result], 4);
  expect(page).toContain("2 others (50.0 %)");
  expect(page).toContain("- idempotency flags (`x-idempotent`): 1\n- limits: 1\n");
});

test("takes a mutant for survived when only the unchanged document's problem remains", () => {
  const same: OperationCheck = { operationId: "updatePublicip", problems: () => ["known"] };
  expect(runOnly(/put\/x-idempotent/, [same]).survivors).toHaveLength(1);
});

test("leaves the document as it was", () => {
  const document = read();
  const before = JSON.stringify(document);
  for (const mutant of mutantsOf(document)) {
    const undo = mutant.apply();
    expect(JSON.stringify(document) === before, nameOf(mutant)).toBe(false);
    undo();
  }
  expect(JSON.stringify(document)).toBe(before);
});
