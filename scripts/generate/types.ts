import openapiTS, { type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import type { OpenApiDocument, Schema } from "../lib/openapi.js";
import { withAcceptedModels } from "./accepted-types.js";
import { commentsForEditors, withoutCommentTags } from "./comments.js";
import { generatedHeader } from "./header.js";
import { extractModels, type Models } from "./models.js";
import { print } from "./print.js";

const { factory } = ts;

/** `string & {}`: any string, yet an editor still suggests the literals. */
function anyOtherString(): ts.TypeNode {
  return factory.createParenthesizedType(
    factory.createIntersectionTypeNode([
      factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
      factory.createTypeLiteralNode([]),
    ]),
  );
}

/** A number that the wire may send as a string; the client converts it. */
function isRoundTripNumber(schema: object): boolean {
  const { "x-round-trip": isRoundTrip, oneOf = [] } = schema as Schema;
  return isRoundTrip === true && oneOf.some(({ type }) => type === "integer");
}

function literal(value: unknown): ts.TypeNode {
  if (typeof value === "string") {
    return factory.createLiteralTypeNode(factory.createStringLiteral(value));
  }
  if (typeof value === "number") {
    return factory.createLiteralTypeNode(factory.createNumericLiteral(value));
  }
  throw new Error(`x-extensible-enum: expected strings or numbers, got ${JSON.stringify(value)}`);
}

/** The type of an `x-extensible-enum`; undefined for open numbers, which are just numbers. */
function enumeration(schema: Schema, values: readonly unknown[]): ts.TypeNode | undefined {
  const types = [schema.type].flat();
  // What is sent back has the closed type of the request.
  const isClosed = schema["x-round-trip"] === true;
  if (!isClosed && !types.includes("string")) return undefined;
  const others = isClosed ? [] : [anyOtherString()];
  const nothing = types.includes("null")
    ? [factory.createLiteralTypeNode(factory.createNull())]
    : [];
  return factory.createUnionTypeNode([...values.map(literal), ...others, ...nothing]);
}

/** The TypeScript types of a document, as syntax trees. */
export interface Types extends Models {
  /** The interface `operations`: parameters, bodies and responses of each operation. */
  readonly operations: ts.InterfaceDeclaration;
  /** The interface `components`, for what `operations` refers to. */
  readonly components: ts.InterfaceDeclaration;
}

function interfaceNamed(nodes: readonly ts.Node[], name: string): ts.InterfaceDeclaration {
  const found = nodes.find(
    (node): node is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(node) && node.name.text === name,
  );
  if (found === undefined) throw new Error(`openapi-typescript wrote no interface ${name}`);
  return found;
}

/** Turns a document into types, in which each schema is a declaration with a name. */
export async function typesOf(document: OpenApiDocument): Promise<Types> {
  // The two describe the same format, ours only the part that we read.
  const source = commentsForEditors(document) as unknown as OpenAPI3;
  const nodes = await openapiTS(source, {
    // A default applies when the property is omitted, so callers may omit it.
    defaultNonNullable: false,
    transform(schema) {
      if (isRoundTripNumber(schema)) {
        return factory.createKeywordTypeNode(ts.SyntaxKind.NumberKeyword);
      }
      const values: unknown = (schema as Record<string, unknown>)["x-extensible-enum"];
      return Array.isArray(values) ? enumeration(schema as Schema, values) : undefined;
    },
  });
  const models = extractModels(withoutCommentTags(nodes));
  const operations = interfaceNamed(models.rest, "operations");
  return {
    models: withAcceptedModels(models.models, operations),
    rest: models.rest,
    operations,
    components: interfaceNamed(models.rest, "components"),
  };
}

/** `models.gen.ts`: each schema as an interface or type of its own. */
export function generateModels(api: string, { models }: Types): string {
  return `${generatedHeader(api)}\n${models.map(({ node }) => `${print(node)}\n`).join("\n")}`;
}

/** `schema.gen.ts`: the types of all paths and operations in the form of openapi-typescript. */
export function generateSchema(api: string, { models, rest }: Types): string {
  const names = models.map(({ name }) => name);
  return `${generatedHeader(api)}import type {
${names.map((name) => `  ${name},\n`).join("")}} from "./models.gen.js";

${rest.map(print).join("\n")}
export type { ${names.join(", ")} };
`;
}
