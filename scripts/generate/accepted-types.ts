import ts from "typescript";
import { type Model, member } from "./models.js";

const { factory } = ts;

const UNDEFINED = factory.createKeywordTypeNode(ts.SyntaxKind.UndefinedKeyword);

function withUndefined(property: ts.PropertySignature): ts.PropertySignature {
  const { modifiers, name, questionToken, type } = property;
  if (questionToken === undefined || type === undefined) return property;
  const types = ts.isUnionTypeNode(type) ? type.types : [type];
  const union = factory.createUnionTypeNode([...types, UNDEFINED]);
  return factory.updatePropertySignature(property, modifiers, name, questionToken, union);
}

/**
 * The type of a value that callers send: arrays may be readonly, and optional properties undefined, also under
 * `exactOptionalPropertyTypes`.
 */
export function acceptedType<T extends ts.Node>(root: T): T {
  const visit = (node: ts.Node): ts.Node => {
    const visited = ts.visitEachChild(node, visit, undefined);
    if (ts.isArrayTypeNode(visited)) {
      return factory.createTypeOperatorNode(ts.SyntaxKind.ReadonlyKeyword, visited);
    }
    return ts.isPropertySignature(visited) ? withUndefined(visited) : visited;
  };
  return visit(root) as T;
}

/** The names of the models that a type refers to, at any depth. */
function modelNamesIn(root: ts.Node): readonly string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) {
      names.push(node.typeName.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(root);
  return names;
}

/** The models, those of request bodies as {@link acceptedType} has them. */
export function withAcceptedModels(
  models: readonly Model[],
  operations: ts.InterfaceDeclaration,
): readonly Model[] {
  const nodes = new Map(models.map(({ name, node }) => [name, node]));
  const sent = new Set<string>();
  const follow = (root: ts.Node): void => {
    for (const name of modelNamesIn(root)) {
      const node = nodes.get(name);
      if (node === undefined || sent.has(name)) continue;
      sent.add(name);
      follow(node);
    }
  };
  for (const { type } of operations.members.filter(ts.isPropertySignature)) {
    const body = member(type, "requestBody");
    if (body !== undefined) follow(body);
  }
  return models.map(({ name, node }) => ({
    name,
    node: sent.has(name) ? acceptedType(node) : node,
  }));
}
