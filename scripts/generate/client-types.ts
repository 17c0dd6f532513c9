import type { OpenApiDocument } from "../lib/openapi.js";
import { tsDoc } from "./describe.js";
import { generatedHeader } from "./header.js";
import { httpName, httpTypeNames, httpTypes } from "./http-types.js";
import { clientName, linkTo, operationComment, waiterComment } from "./operation-comments.js";
import type { Field, OperationTypes } from "./operation-types.js";
import { annotation } from "./print.js";
import type { Types } from "./types.js";

const key = (name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);

function property({ name, isOptional, type, comment }: Field, indent: string): string {
  const text = comment === "" ? "" : tsDoc(comment, indent);
  // Types that span lines bring an indentation of their own.
  return `${text}${indent}${key(name)}${annotation(isOptional, type.replaceAll("\n", `\n${indent}`))};\n`;
}

/** Writes a group of parameters as a property; `never` if there are none. */
export function fieldGroup(
  name: string,
  comment: string,
  fields: readonly Field[],
  indent = "  ",
): string {
  if (fields.length === 0) return `${indent}${name}?: never;\n`;
  const isOptional = fields.every((field) => field.isOptional);
  const members = fields.map((field) => property(field, `${indent}  `)).join("");
  return `${tsDoc(comment, indent)}${indent}${name}${annotation(isOptional, `{\n${members}${indent}}`)};\n`;
}

/** Whether an operation can be called without an input. */
export const isInputOptional = ({ pathFields, queryFields, body }: OperationTypes): boolean =>
  pathFields.length === 0 &&
  queryFields.every(({ isOptional }) => isOptional) &&
  (body === undefined || body.isOptional);

function inputOf(client: string, types: OperationTypes): string {
  const { id, prefix, body, operation } = types;
  const comment = operation.requestBody?.description ?? "The request body.";
  const bodyText =
    body === undefined
      ? "  body?: never;\n"
      : `${tsDoc(comment, "  ")}  body${annotation(body.isOptional, body.type)};\n`;
  return `/** Input of {@link ${client}.${id}}. */
export interface ${prefix}Input {
${fieldGroup("path", "Path parameters; the session adds `project_id`.", types.pathFields)}${fieldGroup("query", "Query parameters.", types.queryFields)}${bodyText}}
`;
}

/** What `await` gives, and what `withResponse()` gives if there are several success statuses. */
function outputOf(client: string, { id, prefix, outputs }: OperationTypes): string {
  const distinct = [...new Set(outputs.values())];
  const output = `/** Output of {@link ${client}.${id}}. */
export type ${prefix}Output = ${distinct.join(" | ")};
`;
  if (outputs.size < 2) return output;
  const responses = [...outputs].map(([status, type]) => `CallResponse<${type}, ${status}>`);
  return `${output}
/** Call of {@link ${client}.${id}}; \`withResponse()\` tells its success statuses apart. */
export interface ${prefix}Call extends Promise<${prefix}Output> {
  /** Resolves to the data with status, headers and request id. */
  withResponse(): Promise<${responses.join(" | ")}>;
}
`;
}

/** The type that a call of the operation has. */
function callOf({ prefix, outputs }: OperationTypes): string {
  const [status] = outputs.keys();
  return outputs.size > 1 ? `${prefix}Call` : `OperationCall<${prefix}Output, ${status}>`;
}

/** How functions take their arguments: those of a client without, standalone ones with a session. */
interface Style {
  readonly session: string;
  readonly suffix: string;
  readonly note: string;
}

export const CLIENT: Style = { session: "", suffix: "Operation", note: "" };
export const STANDALONE: Style = {
  session: "session: Session, ",
  suffix: "Function",
  note: ", with the session as first argument",
};

/** The parameters of an operation or waiter. */
export function parameters(types: OperationTypes, style: Style, options = "CallOptions"): string {
  const question = isInputOptional(types) ? "?" : "";
  return `${style.session}input${question}: ${types.prefix}Input, options?: ${options}`;
}

/** The interface of a list in pages: a function with two loops. */
export function listInterface(api: string, types: OperationTypes, style: Style): string {
  const { id, item, prefix } = types;
  const inputs = parameters(types, style);
  const output = `${prefix}Output`;
  return `/** The list {@link ${clientName(api)}.${id}}${style.note}: one page, all pages, or all elements. */
export interface ${prefix}${style.suffix} {
  /** The id of the operation. */
  readonly operationId: "${id}";
${tsDoc(operationComment(api, types), "  ")}  (${inputs}): ${callOf(types)};
  /**
   * Iterates over the elements of all pages, beginning with the page that \`input\` describes.
   * Sends one request per page.
   *
   * @throws what the list itself throws.
   */
  items(${inputs}): AsyncGenerator<${item}, void, undefined>;
  /**
   * Iterates over the pages, beginning with the one that \`input\` describes. Sends one request per page.
   *
   * @throws what the list itself throws.
   */
  pages(${inputs}): AsyncGenerator<${output}, void, undefined>;
}
`;
}

/** A function with its comment, as a member of an interface or a constant. */
export interface DocumentedFunction {
  readonly name: string;
  readonly comment: string;
  /** Set for a list in pages: the name of its interface. */
  readonly list: string | undefined;
  readonly parameters: string;
  readonly result: string;
}

/** The operation itself, and the waiters that poll it. */
export function functionsOf(
  api: string,
  types: OperationTypes,
  style: Style,
): readonly DocumentedFunction[] {
  const isPaged = types.operation["x-pagination"] !== undefined;
  const operation = {
    name: types.id,
    comment: operationComment(api, types),
    list: isPaged ? `${types.prefix}${style.suffix}` : undefined,
    parameters: parameters(types, style),
    result: callOf(types),
  };
  const waiters = Object.entries(types.operation["x-waiters"] ?? {}).map(([name, waiter]) => ({
    name,
    comment: waiterComment(api, waiter, types),
    list: undefined,
    parameters: parameters(types, style, "WaitOptions"),
    result: `Promise<${types.prefix}Output>`,
  }));
  return [operation, ...waiters];
}

function memberOf({ name, comment, list, parameters: inputs, result }: DocumentedFunction): string {
  const signature =
    list === undefined ? `${name}(${inputs}): ${result}` : `readonly ${name}: ${list}`;
  return `${tsDoc(comment, "  ")}  ${signature};\n`;
}

function clientInterface(
  api: string,
  { info }: OpenApiDocument,
  operations: readonly OperationTypes[],
): string {
  const members = operations.flatMap((types) => functionsOf(api, types, CLIENT)).map(memberOf);
  return `${tsDoc(`Client of the API "${info.title}". ${info.summary ?? ""}\n\n${linkTo(api)}`)}export interface ${clientName(api)} {
${members.join("")}  /** The same operations by method and path, in the style of openapi-fetch. */
  readonly http: ${httpName(api)};
}
`;
}

/** Types that are generic over the name of an operation. */
function genericTypes(api: string, operations: readonly OperationTypes[]): string {
  const client = clientName(api);
  const rows = operations.map(
    ({ id, prefix }) => `  ${id}: { input: ${prefix}Input; output: ${prefix}Output };\n`,
  );
  return `/** Input and output of each operation, by operation id. */
export interface OperationTypes {
${rows.join("")}}

/** The id of an operation, which is the name of its function. */
export type OperationId = keyof OperationTypes;

/** The input of an operation: \`OperationInput<"${operations[0]?.id}">\`. */
export type OperationInput<Id extends OperationId> = OperationTypes[Id]["input"];

/** The output of an operation: \`OperationData<"${operations[0]?.id}">\`. */
export type OperationData<Id extends OperationId> = OperationTypes[Id]["output"];

/** The operation functions of {@link ${client}}, for helpers that are generic over an {@link OperationId}. */
export type OperationFunctions = {
  readonly [Id in OperationId]: (
    input: OperationInput<Id>,
    options?: CallOptions,
  ) => Promise<OperationData<Id>>;
};
`;
}

/** The names of the types that \`client.gen.ts\` declares, as the root exports them. */
export function clientTypeNames(api: string, operations: readonly OperationTypes[]): string[] {
  const ofOperations = operations.flatMap(({ prefix, outputs, operation }) => [
    `${prefix}Input`,
    `${prefix}Output`,
    ...(outputs.size > 1 ? [`${prefix}Call`] : []),
    ...(operation["x-pagination"] === undefined ? [] : [`${prefix}Operation`]),
  ]);
  const generic = ["OperationData", "OperationFunctions", "OperationId", "OperationInput"];
  const http = httpTypeNames(api, operations);
  return [clientName(api), ...generic, "OperationTypes", ...http, ...ofOperations].sort();
}

/** `client.gen.ts`: the client as an interface, with a named input and output for each operation. */
export function generateClientTypes(
  api: string,
  document: OpenApiDocument,
  types: Types,
  operations: readonly OperationTypes[],
): string {
  const client = clientName(api);
  const lists = operations.filter(({ operation }) => operation["x-pagination"] !== undefined);
  const body = [
    clientInterface(api, document, operations),
    ...lists.map((each) => listInterface(api, each, CLIENT)),
    ...operations.flatMap((each) => [inputOf(client, each), outputOf(client, each)]),
    httpTypes(api, operations),
    genericTypes(api, operations),
  ].join("\n");
  return `${generatedHeader(api)}${importsOf(body, ["CallOptions", "OperationCall", "CallResponse", "HttpMethod", "HttpResult", "PathClient", "WaitOptions"], "@hcnet/runtime")}${importsOf(
    body,
    types.models.map(({ name }) => name),
    "./models.gen.js",
  )}import type { paths } from "./schema.gen.js";

${body}`;
}

/** Imports those of the names that the text uses. */
export function importsOf(text: string, names: readonly string[], from: string): string {
  const used = names
    .filter((name) => new RegExp(`(?<![\\w."])${name}\\b(?!["'?:])`).test(text))
    .sort();
  return used.length === 0 ? "" : `import type { ${used.join(", ")} } from "${from}";\n`;
}
