import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./apis.js";

/** A test of the mock that is named by rules. */
export interface RuleTest {
  /** Numbers of the rules, such as `4.3`, or `§4.1` for a section of states. */
  readonly rules: readonly string[];
  /** Path from the root. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Title of the test, or of those in the group that is named so, without the numbers. */
  readonly title: string;
}

const TESTS = "packages/mock/test";

// Also titles in the rows of a table, such as `["4.3: rejects", {…}]`.
const NUMBER = String.raw`(?:§?\d\.\d{1,2}|§\d)`;
const TITLE = new RegExp(String.raw`(["'\`])(${NUMBER}(?:, ${NUMBER})*): (.+?)\1`, "g");

/** The tests of one file that are named by rules. */
export function ruleTestsIn(file: string, source: string): RuleTest[] {
  return source.split("\n").flatMap((text, index) =>
    Array.from(text.matchAll(TITLE), ([, , numbers = "", title = ""]) => ({
      rules: numbers.split(", "),
      file,
      line: index + 1,
      title,
    })),
  );
}

/** Every test of the mock that is named by rules, as CONTRIBUTING.md asks for, file by file. */
export function ruleTests(): RuleTest[] {
  const files = readdirSync(join(ROOT, TESTS), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => `${TESTS}/${file.replaceAll("\\", "/")}`)
    .sort();
  return files.flatMap((file) => ruleTestsIn(file, readFileSync(join(ROOT, file), "utf8")));
}
