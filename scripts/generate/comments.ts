import ts from "typescript";
import { type OpenApiDocument, resolveRef, type Schema } from "../lib/openapi.js";
import { describe } from "./describe.js";

type Node = Readonly<Record<string, unknown>>;

const SCHEMA_MAPS = new Set(["properties", "patternProperties", "$defs"]);
const SCHEMAS = new Set(["items", "additionalProperties", "not", "allOf", "anyOf", "oneOf"]);
/** Part of the description; openapi-typescript would write a tag for each. */
const DESCRIBED = new Set([
  "title",
  "format",
  "default",
  "example",
  "examples",
  "deprecated",
  "x-source-note",
]);

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Moves all that an editor shows of each schema and parameter into its `description`. */
export function commentsForEditors(document: OpenApiDocument): OpenApiDocument {
  const ofSchema = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(ofSchema);
    if (!isNode(value)) return value;
    const schema = value as Schema;
    const text = describe({ ...resolveRef(document, schema), ...schema });
    const kept = Object.entries(value).filter(([key]) => !DESCRIBED.has(key));
    const visited = kept.map(([key, child]) => [key, ofKeyword(key, child)]);
    return { ...Object.fromEntries(visited), ...(text === "" ? {} : { description: text }) };
  };
  const ofKeyword = (key: string, child: unknown): unknown => {
    if (SCHEMA_MAPS.has(key)) return ofMap(child);
    return SCHEMAS.has(key) ? ofSchema(child) : child;
  };
  const ofMap = (map: unknown): unknown =>
    isNode(map)
      ? Object.fromEntries(Object.entries(map).map(([name, schema]) => [name, ofSchema(schema)]))
      : map;
  const visit = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(visit);
    if (!isNode(node)) return node;
    const children = Object.entries(node).map(([key, child]) => {
      if (key === "schema") return [key, ofSchema(child)];
      return [key, key === "schemas" ? ofMap(child) : visit(child)];
    });
    const copy: Node = Object.fromEntries(children);
    if (!isNode(node.schema) || typeof node.description !== "string") return copy;
    const schema = resolveRef(document, node.schema as Schema);
    const kept = Object.entries(copy).filter(([key]) => !DESCRIBED.has(key));
    return { ...Object.fromEntries(kept), description: describe({ ...schema, ...node }) };
  };
  return visit(document) as OpenApiDocument;
}

/** The text of a comment without the tags that openapi-typescript adds. */
function withoutTags(text: string): string {
  const lines = text
    .split("\n")
    // It indents the lines of a text that has several, which Markdown takes for code.
    .map((line) => line.replace(/^ \* {5}/, " * ").trimEnd())
    .filter((line) => !/^ \* @(enum|constant)\b/.test(line))
    .flatMap((line, index) => {
      const description = /^ \* @description (.*)$/.exec(line);
      if (description === null) return [line.replace(/^\* @description /, "* ")];
      // After a summary comes a paragraph of its own.
      return [...(index > 1 ? [" *"] : []), ` * ${description[1]}`];
    });
  return `${lines.join("\n")} `.replace(/\n $/, "\n ");
}

/** Removes `@description`, `@enum` and the like from the comments of a tree, and comments that say no more. */
export function withoutCommentTags(roots: readonly ts.Node[]): readonly ts.Node[] {
  const visit = (node: ts.Node): void => {
    const comments = ts.getSyntheticLeadingComments(node);
    if (comments !== undefined) {
      const cleaned = comments
        .map((comment) => ({ ...comment, text: withoutTags(comment.text) }))
        .filter(({ text }) => /[^\s*]/.test(text) && !/^\* @(enum|constant)\b/.test(text));
      ts.setSyntheticLeadingComments(node, cleaned);
    }
    ts.forEachChild(node, visit);
  };
  for (const root of roots) visit(root);
  return roots;
}
