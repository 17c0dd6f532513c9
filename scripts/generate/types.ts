import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { generatedHeader } from "./header.js";

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

/** `schema.gen.ts`: the types of all paths, operations and schemas. */
export async function generateTypes(api: string, bundle: string): Promise<string> {
  const nodes = await openapiTS(bundle, {
    // A default is what the service does with an absent member; the caller may leave it out.
    defaultNonNullable: false,
    // `UpdateVifPeer` beside `components["schemas"]["UpdateVifPeer"]`.
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    transform(schema) {
      const values: unknown = (schema as Record<string, unknown>)["x-extensible-enum"];
      if (!Array.isArray(values)) return undefined;
      const { type } = schema as { type?: string | readonly string[] };
      const types = [type].flat();
      // Open numbers are just numbers.
      return types.includes("string") ? openEnumeration(values, types.includes("null")) : undefined;
    },
  });
  return generatedHeader(api) + astToString(nodes);
}
