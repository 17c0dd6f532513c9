import ts from "typescript";

const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
const file = ts.createSourceFile("generated.ts", "", ts.ScriptTarget.ES2022);

/** The text of a syntax tree. */
export const print = (node: ts.Node): string =>
  printer.printNode(ts.EmitHint.Unspecified, node, file);

/** The type annotation of a property that callers set: an optional one also accepts undefined. */
export const annotation = (isOptional: boolean, type: string): string =>
  isOptional ? `?: ${type} | undefined` : `: ${type}`;
