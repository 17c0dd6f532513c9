import ts from "typescript";

const { factory } = ts;

/** The declaration of one schema. */
export interface Model {
  readonly name: string;
  readonly node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration;
}

/** The types of a document, its schemas apart. */
export interface Models {
  readonly models: readonly Model[];
  /** The rest of openapi-typescript's output, with references to the declarations. */
  readonly rest: readonly ts.Node[];
}

/** The member of an interface or type literal that has a name. */
export function member(
  node: ts.InterfaceDeclaration | ts.TypeNode | undefined,
  name: string,
): ts.PropertySignature | undefined {
  if (node === undefined || !(ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node))) {
    return undefined;
  }
  return node.members.find(
    (each): each is ts.PropertySignature => ts.isPropertySignature(each) && nameOf(each) === name,
  );
}

/** The name of a property, without quotes. */
export function nameOf({ name }: ts.PropertySignature): string {
  return ts.isComputedPropertyName(name) ? "" : name.text;
}

/** The steps of `components["schemas"]["X"]`; undefined for anything else. */
export function referenceSteps(node: ts.Node): readonly string[] | undefined {
  if (ts.isTypeReferenceNode(node)) {
    return ts.isIdentifier(node.typeName) && node.typeName.text === "components" ? [] : undefined;
  }
  if (!ts.isIndexedAccessTypeNode(node)) return undefined;
  const above = referenceSteps(node.objectType);
  const { indexType } = node;
  if (above === undefined || !ts.isLiteralTypeNode(indexType)) return undefined;
  return ts.isStringLiteral(indexType.literal) ? [...above, indexType.literal.text] : undefined;
}

/** Replaces `components["schemas"]["X"]` by `X` at any depth. */
function withModelNames<T extends ts.Node>(root: T): T {
  const visit = (node: ts.Node): ts.Node => {
    const [kind, name, ...deeper] = referenceSteps(node) ?? [];
    if (kind === "schemas" && name !== undefined && deeper.length === 0) {
      return factory.createTypeReferenceNode(name);
    }
    return ts.visitEachChild(node, visit, undefined);
  };
  return visit(root) as T;
}

const EXPORT = [factory.createModifier(ts.SyntaxKind.ExportKeyword)];

function declare(property: ts.PropertySignature): Model {
  const { type } = property;
  const name = nameOf(property);
  if (type === undefined) throw new Error(`${name} has no type`);
  const body = withModelNames(type);
  const node = ts.isTypeLiteralNode(body)
    ? factory.createInterfaceDeclaration(EXPORT, name, undefined, undefined, body.members)
    : factory.createTypeAliasDeclaration(EXPORT, name, undefined, body);
  ts.setSyntheticLeadingComments(node, ts.getSyntheticLeadingComments(property));
  return { name, node };
}

/** Makes a declaration of each schema: editors show an interface by its name, not by its members. */
export function extractModels(nodes: readonly ts.Node[]): Models {
  const models: Model[] = [];
  const rest = nodes.map((node) => {
    const schemas =
      ts.isInterfaceDeclaration(node) && node.name.text === "components"
        ? member(node, "schemas")
        : undefined;
    if (schemas?.type === undefined || !ts.isTypeLiteralNode(schemas.type)) return node;
    const properties = schemas.type.members.filter(ts.isPropertySignature);
    models.push(...properties.map(declare));
    return withSchemas(node as ts.InterfaceDeclaration, schemas, properties);
  });
  return { models, rest: rest.map((node) => withModelNames(node)) };
}

/** `components` with each schema as a reference to its declaration. */
function withSchemas(
  components: ts.InterfaceDeclaration,
  schemas: ts.PropertySignature,
  properties: readonly ts.PropertySignature[],
): ts.InterfaceDeclaration {
  const references = properties.map((property) =>
    factory.createPropertySignature(
      undefined,
      property.name,
      undefined,
      factory.createTypeReferenceNode(nameOf(property)),
    ),
  );
  const replaced = factory.createPropertySignature(
    undefined,
    "schemas",
    undefined,
    factory.createTypeLiteralNode(references),
  );
  return factory.updateInterfaceDeclaration(
    components,
    components.modifiers,
    components.name,
    components.typeParameters,
    components.heritageClauses,
    components.members.map((each) => (each === schemas ? replaced : each)),
  );
}
