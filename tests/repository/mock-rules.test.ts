// The register of the mock's rules against the tests that are named by them.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Rule, rules } from "@hcnet/mock";
import { describe, expect, test } from "vitest";
import { ROOT } from "../../scripts/lib/apis.js";
import { ruleTests, ruleTestsIn } from "../../scripts/lib/rule-tests.js";

/** How many rules each section has, from 0, and the sections that hold more than rules. */
const RULES_BY_SECTION = [8, 16, 11, 19, 17, 31];
const SECTIONS = ["§1.1", "§3.1", "§4.1", "§5.1", "§5.2", "§6", "§7"];

const tests = ruleTests();
const numbers = rules.map(({ number }) => number);
const switchable = rules.filter(({ choices }) => choices !== undefined);
const titled = ({ number, ...rule }: Rule) => ({ number, rule });

test("every rule has an entry, and no other", () => {
  const expected = RULES_BY_SECTION.flatMap((count, section) =>
    Array.from({ length: count }, (_, index) => `${section}.${index + 1}`),
  );
  expect([...numbers].sort()).toEqual([...expected, ...SECTIONS].sort());
});

test("every test that is named by a rule has one", () => {
  const known = new Set(numbers);
  const strangers = tests.filter((it) => it.rules.some((number) => !known.has(number)));
  expect(strangers).toEqual([]);
});

describe.each(rules.map(titled))("rule $number", ({ number, rule }) => {
  test("has a test of its number", () => {
    expect(tests.filter((it) => it.rules.includes(number))).not.toEqual([]);
  });

  test("says what it is, and where it is from", () => {
    expect(rule.text).toMatch(/^\S.*\.$/);
    expect(rule.tags).not.toEqual([]);
  });
});

test("every rule that we chose can be switched", () => {
  const chosen = rules.filter(({ tags }) => tags.includes("chosen"));
  expect(chosen.filter((it) => !switchable.includes(it))).toEqual([]);
});

test.each(switchable.map(titled))("a test switches rule $number", ({ number, rule }) => {
  const files = new Set(tests.filter((it) => it.rules.includes(number)).map(({ file }) => file));
  const sources = [...files].map((file) => readFileSync(join(ROOT, file), "utf8"));
  expect(sources.some((source) => source.includes(`rules: { "${number}":`))).toBe(true);
  expect(Object.keys(rule.choices ?? {}).length).toBeGreaterThan(1);
  // Names that look like numbers would not keep their order, and the first is the default.
  expect(Object.keys(rule.choices ?? {}).filter((name) => /^\d+$/.test(name))).toEqual([]);
});

test("titles are found wherever they stand", () => {
  const source = [
    'describe("4.1, §4.1: unbinds with", () => {',
    '  it.each([["1.10: rejects", {}]])("%s", () => {});',
    'it("takes 4.1: of what is no rule", () => {});',
  ].join("\n");
  expect(ruleTestsIn("a.test.ts", source)).toEqual([
    { rules: ["4.1", "§4.1"], file: "a.test.ts", line: 1, title: "unbinds with" },
    { rules: ["1.10"], file: "a.test.ts", line: 2, title: "rejects" },
  ]);
});
