import openapiTS, { type OpenAPI3 } from "openapi-typescript";
import ts from "typescript";
import type { OpenApiDocument } from "../lib/openapi.js";
import { commentsForEditors, withoutCommentTags } from "./comments.js";
import { generatedHeader } from "./header.js";
import { extractModels, type Models } from "./models.js";
import { print } from "./print.js";

const { factory } = ts;

/** `string & {}`: any string, yet an editor still offers the literals beside it. */
function anyOtherString(): ts.TypeNode {
  return factory.createParenthesizedType(
    factory.createIntersectionTypeNode([
      factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
      factory.createTypeLiteralNode([]),
    ]),
  );
}

function openEnumeration(values: readonly unknown[], nullable: boolean): ts.TypeNode {
  const literals = values.map((value) => {
    if (typeof value !== "string") {
      throw new Error(`x-extensible-enum: ${JSON.stringify(value)} is not a string`);
    }
    return factory.createLiteralTypeNode(factory.createStringLiteral(value));
  });
  const nothing = nullable ? [factory.createLiteralTypeNode(factory.createNull())] : [];
  return factory.createUnionTypeNode([...literals, anyOtherString(), ...nothing]);
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
      const values: unknown = (schema as Record<string, unknown>)["x-extensible-enum"];
      if (!Array.isArray(values)) return undefined;
      const { type } = schema as { type?: string | readonly string[] };
      const types = [type].flat();
      // Open numbers are just numbers.
      return types.includes("string") ? openEnumeration(values, types.includes("null")) : undefined;
    },
  });
  const models = extractModels(withoutCommentTags(nodes));
  return {
    ...models,
    operations: interfaceNamed(models.rest, "operations"),
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
