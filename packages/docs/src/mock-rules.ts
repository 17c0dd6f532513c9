import { type Rule, rules } from "@hcnet/mock";
import { ruleTests } from "../../../scripts/lib/rule-tests.js";

/** The tests of a file that are named by one rule. */
export interface TestFile {
  /** Path from the root of the repository. */
  readonly file: string;
  /** Titles, without the numbers of the rules. */
  readonly titles: readonly string[];
}

/** A rule of the mock with its tests. */
export interface TestedRule extends Rule {
  readonly tests: readonly TestFile[];
}

/** The rules that the mock registers, in its order, each with the tests that are named by it. */
export function testedRules(): readonly TestedRule[] {
  const tests = ruleTests();
  return rules.map((rule) => {
    const titles = new Map<string, string[]>();
    for (const { file, title, rules: numbers } of tests) {
      if (numbers.includes(rule.number)) titles.set(file, [...(titles.get(file) ?? []), title]);
    }
    return { ...rule, tests: Array.from(titles, ([file, all]) => ({ file, titles: all })) };
  });
}
