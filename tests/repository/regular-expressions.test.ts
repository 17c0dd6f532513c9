// No regular expression takes super-linear time on any input.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkSync } from "recheck";
import ts from "typescript";
import { expect, test } from "vitest";
import { APIS, generatedDirectory, ROOT } from "../../scripts/lib/apis.js";
import checkedPatterns from "./checked-patterns.json" with { type: "json" };

const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: ROOT,
  encoding: "utf8",
}).split("\n");
const sources = tracked.filter(
  (name) =>
    /^(packages|scripts)\/.*\.(ts|js|mjs)$/.test(name) &&
    !/\/test\//.test(name) &&
    existsSync(join(ROOT, name)),
);

/** The regular expression literals of a file, by their text. */
function literalsOf(name: string): readonly string[] {
  const found: string[] = [];
  const text = readFileSync(join(ROOT, name), "utf8");
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest));
  return found;
}

function patternsOf(node: unknown): readonly string[] {
  if (typeof node !== "object" || node === null) return [];
  const { pattern } = node as { readonly pattern?: unknown };
  const own = typeof pattern === "string" ? [pattern] : [];
  return [...own, ...Object.values(node).flatMap(patternsOf)];
}

/** The sources that read nothing but files of this repository: quadratic time is no risk there. */
const READS_OWN_FILES =
  /^(packages\/docs\/(?!src\/(browser|playground)\/)|packages\/mcp\/guides\.mjs$|scripts\/)/;

/**
 * What a run without this list has found, which takes minutes. The nightly job checks all of them
 * again: HCNET_ALL_PATTERNS=1.
 */
const ALL = process.env.HCNET_ALL_PATTERNS === "1";
const LINEAR: ReadonlySet<string> = new Set(ALL ? [] : checkedPatterns.linear);
const QUADRATIC: ReadonlySet<string> = new Set(ALL ? [] : checkedPatterns.quadratic);
const LIMIT_MS = ALL ? 30_000 : 5_000;

/** A pattern that is super-linear, with the text that shows it; undefined for a linear one. */
function problemOf(source: string, flags: string, readsOwnFiles = false): string | undefined {
  const literal = `/${source}/${flags}`;
  if (LINEAR.has(literal) || (readsOwnFiles && QUADRATIC.has(literal))) return undefined;
  const result = checkSync(source, flags, { timeout: LIMIT_MS });
  if (result.status !== "vulnerable") return undefined;
  const { complexity, attack } = result;
  if (readsOwnFiles && complexity.type === "polynomial" && complexity.degree === 2)
    return undefined;
  return `${literal}: ${complexity.summary}, ${attack.pattern}`;
}

const literals = sources.flatMap((name) => literalsOf(name).map((text) => ({ name, text })));
const bundles = APIS.map((api) => join(generatedDirectory(api), "openapi.json"));
const specPatterns = new Set(
  bundles.flatMap((file) => patternsOf(JSON.parse(readFileSync(file, "utf8")))),
);

test("every regular expression of packages and scripts takes linear time", () => {
  const uses = new Map<string, string[]>();
  for (const { name, text } of literals) uses.set(text, [...(uses.get(text) ?? []), name]);
  expect(uses.size).toBeGreaterThan(150);
  const problems = [...uses].flatMap(([text, names]) => {
    const end = text.lastIndexOf("/");
    const readsOwnFiles = names.every((name) => READS_OWN_FILES.test(name));
    const problem = problemOf(text.slice(1, end), text.slice(end + 1), readsOwnFiles);
    return problem === undefined ? [] : [`${names.join(", ")}: ${problem}`];
  });
  expect(problems).toEqual([]);
});

test("every pattern of the specs takes linear time", () => {
  expect(specPatterns.size).toBeGreaterThan(0);
  const problems = [...specPatterns].map((pattern) => problemOf(pattern, "u"));
  expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
});

test("the list of checked patterns has none that no source uses", () => {
  const used = new Set([
    ...literals.map(({ text }) => text),
    ...[...specPatterns].map((pattern) => `/${pattern}/u`),
  ]);
  const { linear, quadratic } = checkedPatterns;
  expect([...linear, ...quadratic].filter((pattern) => !used.has(pattern))).toEqual([]);
});

test("finds a regular expression that takes quadratic time", () => {
  expect(problemOf("\\/+$", "")).toContain("polynomial");
});
