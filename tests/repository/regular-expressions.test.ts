// No regular expression takes super-linear time on any input.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkSync } from "recheck";
import ts from "typescript";
import { expect, test } from "vitest";
import { ROOT } from "../../scripts/lib/apis.js";
import linearPatterns from "./linear-patterns.json" with { type: "json" };

// Those that read nothing but our own files, each with its reason.
const TRUSTED_INPUT: Readonly<Record<string, string>> = {
  "packages/docs/": "builds and serves our own pages",
  "packages/redocly-plugin/src/rules/pattern-portable.ts": "reads one pattern of a document",
};

const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: ROOT,
  encoding: "utf8",
}).split("\n");
const sources = tracked.filter(
  (name) =>
    /^packages\/[^/]+\/(src|bin|admin)\/.*\.(ts|js)$/.test(name) &&
    existsSync(join(ROOT, name)) &&
    !Object.keys(TRUSTED_INPUT).some((trusted) => name.startsWith(trusted)),
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

/**
 * The patterns that a run without this list has found to take linear time, which takes a minute. The
 * nightly job checks them again: HCNET_ALL_PATTERNS=1.
 */
const ALL = process.env.HCNET_ALL_PATTERNS === "1";
const KNOWN: ReadonlySet<string> = new Set(ALL ? [] : linearPatterns);
const LIMIT_MS = ALL ? 30_000 : 5_000;

/** A pattern that is super-linear, with the text that shows it; undefined for a linear one. */
function problemOf(source: string, flags: string): string | undefined {
  if (KNOWN.has(`/${source}/${flags}`)) return undefined;
  const result = checkSync(source, flags, { timeout: LIMIT_MS });
  if (result.status !== "vulnerable") return undefined;
  return `/${source}/${flags}: ${result.complexity.summary}, ${result.attack.pattern}`;
}

test("every regular expression of the packages takes linear time", () => {
  const texts = new Map(sources.flatMap((name) => literalsOf(name).map((text) => [text, name])));
  expect(texts.size).toBeGreaterThan(50);
  const problems = [...texts].flatMap(([text, name]) => {
    const end = text.lastIndexOf("/");
    const problem = problemOf(text.slice(1, end), text.slice(end + 1));
    return problem === undefined ? [] : [`${name}: ${problem}`];
  });
  expect(problems).toEqual([]);
});

test("every pattern of the specs takes linear time", () => {
  const bundles = ["publicips", "sub-network-interfaces", "vif-peer-detections", "vif-peers"]
    .concat("vpc-endpoint-services")
    .map((api) => join(ROOT, "packages", api, "generated/openapi.json"));
  const patterns = new Set(
    bundles.flatMap((file) => patternsOf(JSON.parse(readFileSync(file, "utf8")))),
  );
  expect(patterns.size).toBeGreaterThan(0);
  const problems = [...patterns].map((pattern) => problemOf(pattern, "u"));
  expect(problems.filter((problem) => problem !== undefined)).toEqual([]);
});

test("finds a regular expression that takes quadratic time", () => {
  expect(problemOf("\\/+$", "")).toContain("polynomial");
});
