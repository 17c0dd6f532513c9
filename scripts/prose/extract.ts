import ts from "typescript";
import { isMap, isScalar, LineCounter, parseDocument, visit } from "yaml";

/** A piece of prose, or the name of a declaration, with the line it starts on. */
export interface Fragment {
  readonly kind: "prose" | "name";
  readonly text: string;
  readonly line: number;
}

const blank = (text: string): string => text.replace(/[^\n]/g, " ");

/** Code within prose names things of the code or the wire; it is not ours to reword. */
const withoutInlineCode = (text: string): string => text.replace(/`[^`\n]*`/g, blank);

function fromMarkdown(source: string): Fragment[] {
  const text = source
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, blank)
    .replace(/<!--[\s\S]*?-->/g, blank)
    .replace(/\]\([^)]*\)/g, blank);
  return [{ kind: "prose", text: withoutInlineCode(text), line: 1 }];
}

const PROSE_KEYS = new Set(["description", "summary", "title", "note", "reason", "x-source-note"]);

function fromYaml(source: string): Fragment[] {
  const lineCounter = new LineCounter();
  const document = parseDocument(source, { lineCounter });
  const fragments: Fragment[] = [];
  const add = (value: unknown) => {
    if (!isScalar(value) || typeof value.value !== "string" || !value.range) return;
    const { line } = lineCounter.linePos(value.range[0]);
    fragments.push({ kind: "prose", text: withoutInlineCode(value.value), line });
  };
  visit(document, {
    Pair(_, pair) {
      if (!isScalar(pair.key)) return;
      if (PROSE_KEYS.has(String(pair.key.value))) add(pair.value);
      if (pair.key.value === "x-enumDescriptions" && isMap(pair.value)) {
        for (const meaning of pair.value.items) add(meaning.value);
      }
    },
  });
  for (const [index, line] of source.split("\n").entries()) {
    const comment = /^\s*#(.*)$/.exec(line)?.[1];
    if (comment !== undefined) {
      fragments.push({ kind: "prose", text: withoutInlineCode(comment), line: index + 1 });
    }
  }
  return fragments;
}

const isModuleName = ({ parent }: ts.Node): boolean =>
  ts.isImportDeclaration(parent) ||
  ts.isExportDeclaration(parent) ||
  ts.isExternalModuleReference(parent) ||
  (ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword);

const isDeclared = (node: ts.Identifier): boolean => {
  const { parent } = node;
  return "name" in parent && parent.name === node && !ts.isPropertyAccessExpression(parent);
};

function fromTypeScript(name: string, source: string): Fragment[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const fragments: Fragment[] = [];
  const lineOf = (position: number) => file.getLineAndCharacterOfPosition(position).line + 1;
  const comments = new Set<number>();
  const addComments = (ranges: readonly ts.CommentRange[] | undefined) => {
    for (const { pos, end } of ranges ?? []) {
      if (comments.has(pos)) continue;
      comments.add(pos);
      const text = withoutInlineCode(source.slice(pos, end)).replace(/\{@link [^}]*\}/g, blank);
      fragments.push({ kind: "prose", text, line: lineOf(pos) });
    }
  };
  const walk = (node: ts.Node): void => {
    addComments(ts.getLeadingCommentRanges(source, node.getFullStart()));
    addComments(ts.getTrailingCommentRanges(source, node.getEnd()));
    if (
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node)
    ) {
      if (!isModuleName(node)) {
        const line = lineOf(node.getStart(file));
        fragments.push({ kind: "prose", text: withoutInlineCode(node.text), line });
      }
    } else if (ts.isIdentifier(node) && isDeclared(node)) {
      fragments.push({ kind: "name", text: node.text, line: lineOf(node.getStart(file)) });
    }
    ts.forEachChild(node, walk);
  };
  walk(file);
  addComments(ts.getLeadingCommentRanges(source, file.endOfFileToken.getFullStart()));
  return fragments;
}

/** Extracts the prose of a file: all of Markdown but code, the texts of YAML, comments and strings of code. */
export function extract(name: string, source: string): readonly Fragment[] {
  if (/\.md$/.test(name)) return fromMarkdown(source);
  if (/\.ya?ml$/.test(name)) return fromYaml(source);
  if (/\.[cm]?[jt]sx?$/.test(name)) return fromTypeScript(name, source);
  return [];
}
