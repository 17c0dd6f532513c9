// No sample guards against the absence of a value that its type always has.
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { ROOT } from "../../scripts/lib/apis.js";

const SAMPLES = join(ROOT, "packages/docs/samples");

const files = readdirSync(SAMPLES, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => join(SAMPLES, file));

/** The expression whose absence a node guards against: `a?.b`, `a ?? b`, `{ a = b }`. */
function guardedBy(node: ts.Node): ts.Node | undefined {
  const isChain = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
  if ((isChain || ts.isCallExpression(node)) && node.questionDotToken) return node.expression;
  const operator = ts.isBinaryExpression(node) ? node.operatorToken.kind : undefined;
  if (operator === ts.SyntaxKind.QuestionQuestionToken) return (node as ts.BinaryExpression).left;
  return undefined;
}

/** Whether a default in a pattern is for a property that is always there. */
function isNeedlessDefault(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (!ts.isBindingElement(node) || node.initializer === undefined) return false;
  if (!ts.isObjectBindingPattern(node.parent)) return false;
  const name = (node.propertyName ?? node.name).getText();
  const property = checker.getTypeAtLocation(node.parent).getProperty(name);
  return property !== undefined && !mayBeAbsent(checker.getTypeOfSymbol(property));
}

function mayBeAbsent(type: ts.Type): boolean {
  const absent =
    ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Any | ts.TypeFlags.Unknown;
  const parts = type.isUnion() ? type.types : [type];
  return parts.some(({ flags }) => (flags & absent) !== 0);
}

function needlessGuards(file: ts.SourceFile, checker: ts.TypeChecker): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const guarded = guardedBy(node);
    const isNeedless = guarded !== undefined && !mayBeAbsent(checker.getTypeAtLocation(guarded));
    if (isNeedless || isNeedlessDefault(node, checker)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${relative(SAMPLES, file.fileName)}:${line + 1}: ${node.getText()}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

test("no sample treats a required field as optional", () => {
  const program = ts.createProgram(files, {
    noEmit: true,
    strict: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: [],
  });
  const checker = program.getTypeChecker();
  const needless = files.flatMap((file) => {
    const source = program.getSourceFile(file);
    return source === undefined ? [`${file}: not compiled`] : needlessGuards(source, checker);
  });
  expect(needless).toEqual([]);
}, 60_000);
