import ts from "typescript";
import {
  type LocatedOperation,
  listOperations,
  listParameters,
  type OpenApiDocument,
} from "../lib/openapi.js";
import { acceptedType } from "./accepted-types.js";
import { member, nameOf, referenceSteps } from "./models.js";
import { print } from "./print.js";
import type { Types } from "./types.js";

/** One property of an input, such as a path parameter. */
export interface Field {
  readonly name: string;
  readonly isOptional: boolean;
  readonly type: string;
  /** The text inside its comment. */
  readonly comment: string;
}

/** The types of one operation as texts. */
export interface OperationTypes extends LocatedOperation {
  readonly id: string;
  /** `UpdatePublicip`, with which the names of its types begin. */
  readonly prefix: string;
  readonly pathFields: readonly Field[];
  /** The same under the names of the wire. */
  readonly wirePathFields: readonly Field[];
  readonly queryFields: readonly Field[];
  readonly body: { readonly type: string; readonly isOptional: boolean } | undefined;
  /** The type of each success response, by status. */
  readonly outputs: ReadonlyMap<number, string>;
  /** The type of one element, for a list in pages. */
  readonly item: string | undefined;
  /** The types of the error responses. */
  readonly errors: readonly string[];
}

const pascal = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** Follows `components["parameters"]["X"]` and the like to the type that they name. */
function resolve(types: Types, node: ts.TypeNode | undefined): ts.TypeNode | undefined {
  const steps = node === undefined ? undefined : referenceSteps(node);
  if (steps === undefined || steps.length === 0) return node;
  const [kind = "", ...names] = steps;
  const target = names.reduce(
    (type, name) => member(type, name)?.type,
    member(types.components, kind)?.type,
  );
  return resolve(types, target);
}

function commentOf(node: ts.Node): string {
  const [comment] = ts.getSyntheticLeadingComments(node) ?? [];
  return (comment?.text ?? "")
    .replace(/^\*/, "")
    .replace(/^ \* ?/gm, "")
    .trim();
}

function fields(types: Types, node: ts.TypeNode | undefined): Field[] {
  if (node === undefined || !ts.isTypeLiteralNode(node)) return [];
  return node.members.filter(ts.isPropertySignature).map((property) => ({
    name: nameOf(property),
    isOptional: property.questionToken !== undefined,
    type: print(acceptedType(resolve(types, property.type) ?? property)),
    comment: commentOf(property),
  }));
}

/** The JSON type of a request body or response; undefined if it has no body. */
function jsonType(types: Types, node: ts.TypeNode | undefined): string | undefined {
  const content = member(resolve(types, node), "content")?.type;
  const json = member(content, "application/json")?.type;
  return json === undefined ? undefined : print(json);
}

/** Path parameters under the names that the operation function gives them. */
function withArgumentNames(
  document: OpenApiDocument,
  located: LocatedOperation,
  wireFields: readonly Field[],
): Field[] {
  const argumentNames = new Map(
    listParameters(document, located).map((each) => [each.name, each["x-argument-name"]]),
  );
  return wireFields.map((field) => ({
    ...field,
    name: argumentNames.get(field.name) ?? field.name,
  }));
}

/** The type of the elements of a list in pages. */
function itemType(types: Types, { operation }: LocatedOperation, output: string | undefined) {
  const items = operation["x-pagination"]?.items;
  if (items === undefined) return undefined;
  const node = types.models.find(({ name }) => name === output)?.node;
  const body = node !== undefined && ts.isTypeAliasDeclaration(node) ? node.type : node;
  const type = member(body, items)?.type;
  return type !== undefined && ts.isArrayTypeNode(type) ? print(type.elementType) : "unknown";
}

function operationTypes(
  document: OpenApiDocument,
  types: Types,
  located: LocatedOperation,
): OperationTypes {
  const id = located.operation.operationId;
  const type = member(types.operations, id)?.type;
  const parameters = member(type, "parameters")?.type;
  const wirePathFields = fields(types, member(parameters, "path")?.type).filter(
    ({ name }) => name !== "project_id",
  );
  const body = member(type, "requestBody");
  const bodyType = jsonType(types, body?.type);
  const responses = Object.keys(located.operation.responses).map((status) => ({
    status: Number(status),
    type: jsonType(types, member(member(type, "responses")?.type, status)?.type),
  }));
  const isSuccess = (status: number): boolean => status >= 200 && status < 300;
  const failures = responses.filter(({ status }) => !isSuccess(status));
  const outputs = new Map(
    responses
      .filter(({ status }) => isSuccess(status))
      .map((each) => [each.status, each.type ?? "undefined"]),
  );
  return {
    ...located,
    id,
    prefix: pascal(id),
    pathFields: withArgumentNames(document, located, wirePathFields),
    wirePathFields,
    queryFields: fields(types, member(parameters, "query")?.type),
    body:
      bodyType === undefined
        ? undefined
        : { type: bodyType, isOptional: body?.questionToken !== undefined },
    outputs,
    item: itemType(types, located, [...outputs.values()][0]),
    errors: [...new Set(failures.map((each) => each.type ?? "unknown"))].sort(),
  };
}

/** The types of all operations of a document. */
export function listOperationTypes(
  document: OpenApiDocument,
  types: Types,
): readonly OperationTypes[] {
  return listOperations(document).map((located) => operationTypes(document, types, located));
}
