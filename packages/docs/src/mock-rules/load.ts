import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, posix, sep } from "node:path";
import { type Rule, rules } from "@hcnet/mock";
import { ruleTests } from "./titles.js";

/** The tests of a file that are about one rule. */
export interface TestFile {
  /** Path in the repository. */
  readonly path: string;
  /** Titles, without the numbers of the rules. */
  readonly titles: readonly string[];
}

/** A rule of the mock with its tests. */
export interface TestedRule extends Rule {
  readonly tests: readonly TestFile[];
}

const require = createRequire(import.meta.url);
const TESTS = join(require.resolve("@hcnet/mock/package.json"), "../test");

async function testFiles(): Promise<readonly string[]> {
  const files = await readdir(TESTS, { recursive: true });
  return files.filter((file) => file.endsWith(".test.ts")).sort();
}

/**
 * The rules that the mock registers, in its order, each with the tests that name it.
 *
 * @throws Error when a test names a rule that is not registered.
 */
export async function loadRules(): Promise<readonly TestedRule[]> {
  const found = new Map(rules.map(({ number }) => [number, new Map<string, string[]>()] as const));
  for (const file of await testFiles()) {
    const path = posix.join("packages/mock/test", ...file.split(sep));
    for (const { numbers, title } of ruleTests(await readFile(join(TESTS, file), "utf8"))) {
      for (const number of numbers) {
        const files = found.get(number);
        if (files === undefined) throw new Error(`${path}: no rule ${number}, as in "${title}"`);
        files.set(path, [...(files.get(path) ?? []), title]);
      }
    }
  }
  return rules.map((rule) => {
    const tests = [...(found.get(rule.number) ?? [])];
    return { ...rule, tests: tests.map(([path, titles]) => ({ path, titles })) };
  });
}
