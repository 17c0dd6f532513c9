import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { checkFile, isAllowed, toLine } from "../../scripts/prose/check.js";

const terms = (file: string, source: string): string[] =>
  checkFile(file, source).map(({ line, found }) => `${line}: ${found}`);

describe("the glossary check", () => {
  test.each([
    ["Markdown", "a.md", "# Title\n\nThe answer is refused.\n"],
    ["a YAML description", "a.yaml", "info:\n  title: A\n  description: The answer is refused.\n"],
    ["a string literal", "a.ts", "\n\nthrow new Error('The answer is refused');\n"],
    ["a template literal", "a.ts", "\n\nconst a = `$" + "{b} the answer is refused`;\n"],
    ["a docstring", "a.ts", "\n\n/** The answer is refused. */\nexport const a = 1;\n"],
  ])("reports the banned terms of %s with their line", (_, file, source) => {
    expect(terms(file, source)).toEqual(["3: answer", "3: refused"]);
  });

  test("prints a finding with its line, for GitHub Actions as an annotation", () => {
    const [finding] = checkFile("a.md", "\n\nThe answer.\n");
    if (finding === undefined) throw new Error("expected a finding, got none");
    expect(toLine(finding, false)).toMatch(/^a\.md:3: "answer": use response/);
    expect(toLine(finding, true)).toMatch(/^::error title=prose,file=a\.md,line=3::"answer": use /);
  });

  test("reports a banned word in the name of a declaration or a file", () => {
    expect(terms("src/answer.ts", "export function judgeCall() {}\n")).toEqual([
      "1: answer",
      "1: judge",
    ]);
  });

  test("ignores code in Markdown, inline code in comments and module names", () => {
    expect(terms("a.md", "```ts\nconst answer = 1;\n```\n\nUse `answer`.\n")).toEqual([]);
    expect(terms("a.ts", 'import { a } from "./answer";\n// Reads `answer`.\nb(a);\n')).toEqual([]);
  });

  test("accepts the name of ECONNREFUSED", () => {
    expect(terms("a.md", "A connection refused by the host is retried.\n")).toEqual([]);
  });

  test("reports a term that a folded YAML text breaks over two lines", () => {
    const source = "description: >-\n  A property that is left\n  out has its default.\n";
    expect(terms("a.yaml", source)).toEqual(["1: left out"]);
  });

  test("has at most 30 exceptions, each with a reason", () => {
    const file = new URL("../../scripts/prose/exceptions.yaml", import.meta.url);
    const exceptions: { reason?: unknown }[] = parse(readFileSync(file, "utf8"));
    expect(exceptions.length).toBeLessThanOrEqual(30);
    for (const { reason } of exceptions) expect(reason).toMatch(/^\S.{10,}\.$/);
  });

  test("accepts an exception for its file or directory and its term only", () => {
    const exceptions = [{ file: "docs", term: "answer", reason: "a quotation" }];
    const finding = { file: "docs/a.md", line: 1, found: "answer", instead: "response" };
    expect(isAllowed(finding, exceptions)).toBe(true);
    expect(isAllowed({ ...finding, file: "docsets/a.md" }, exceptions)).toBe(false);
    expect(isAllowed({ ...finding, found: "refused" }, exceptions)).toBe(false);
  });
});
