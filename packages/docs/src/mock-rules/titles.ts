import ts from "typescript";

/** What a test or a group of tests says it is about. */
export interface RuleTest {
  /** Numbers of the rules that its title begins with. */
  readonly numbers: readonly string[];
  /** The rest of the title. */
  readonly title: string;
}

// CONTRIBUTING, "Add a rule to the mock", asks for titles such as `4.3, 4.9: refuses …`. A § stands
// for a section of the rules, such as the states of a resource.
const NUMBER = String.raw`§?\d+(?:\.\d+)?`;
const TITLE = new RegExp(`^(${NUMBER}(?:, ${NUMBER})*): (.+)$`, "s");

const DECLARING: ReadonlySet<string> = new Set(["describe", "it", "test"]);

/** The function that a call comes down to: `it` of `it.each([…])("…")`. */
function calleeOf(expression: ts.Expression): string | undefined {
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isPropertyAccessExpression(expression) || ts.isCallExpression(expression)) {
    return calleeOf(expression.expression);
  }
  return ts.isTaggedTemplateExpression(expression) ? calleeOf(expression.tag) : undefined;
}

function titleOf(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) || !DECLARING.has(calleeOf(node.expression) ?? "")) {
    return undefined;
  }
  const [title] = node.arguments;
  return title !== undefined && ts.isStringLiteralLike(title) ? title.text : undefined;
}

/** Finds the tests of a file that name rules. */
export function ruleTests(source: string): readonly RuleTest[] {
  const found: RuleTest[] = [];
  const visit = (node: ts.Node): void => {
    const [, numbers, title] = TITLE.exec(titleOf(node) ?? "") ?? [];
    if (numbers !== undefined && title !== undefined) {
      found.push({ numbers: numbers.split(", "), title });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("test.ts", source, ts.ScriptTarget.Latest));
  return found;
}
