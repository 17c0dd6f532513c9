import {
  jsonSchema,
  type LocatedOperation,
  listOperations,
  listParameters,
  type OpenApiDocument,
  type Operation,
} from "../lib/openapi.js";
import { generatedHeader } from "./header.js";
import { numberPointers, sensitivePointers } from "./pointers.js";

const isSuccess = (status: string): boolean => /^2\d\d$/.test(status);

function descriptor(document: OpenApiDocument, located: LocatedOperation): object {
  const { method, path, operation } = located;
  const success = Object.keys(operation.responses).filter(isSuccess);
  const request = jsonSchema(document, operation.requestBody);
  const responses = success.map((status) => jsonSchema(document, operation.responses[status]));
  return {
    operationId: operation.operationId,
    method: method.toUpperCase(),
    path,
    idempotent: operation["x-idempotent"] ?? method === "get",
    success: success.map(Number),
    ...noContent(document, operation, success),
    ...sensitive(sensitivePointers(document, [request]), sensitivePointers(document, responses)),
    ...numbers(numberPointers(document, responses)),
    ...pathArguments(document, located),
    ...commaSeparated(document, located),
    ...pagination(document, located),
    ...waiters(operation["x-waiters"]),
  };
}

function noContent(document: OpenApiDocument, { responses }: Operation, success: string[]): object {
  const empty = success.filter((status) => jsonSchema(document, responses[status]) === undefined);
  return empty.length === 0 ? {} : { noContent: empty.map(Number) };
}

/** Most operations have no secrets, and what is empty is omitted. */
function sensitive(request: readonly string[], response: readonly string[]): object {
  const places = {
    ...(request.length === 0 ? {} : { request }),
    ...(response.length === 0 ? {} : { response }),
  };
  return Object.keys(places).length === 0 ? {} : { sensitive: places };
}

const numbers = (pointers: readonly string[]): object =>
  pointers.length === 0 ? {} : { numbers: pointers };

function pathArguments(document: OpenApiDocument, located: LocatedOperation): object {
  const renamed = listParameters(document, located).flatMap((parameter) => {
    const argument = parameter["x-argument-name"];
    return argument === undefined ? [] : [[parameter.name, argument] as const];
  });
  return renamed.length === 0 ? {} : { pathArguments: Object.fromEntries(renamed) };
}

function commaSeparated(document: OpenApiDocument, located: LocatedOperation): object {
  const names = listParameters(document, located)
    .filter(({ in: place, explode }) => place === "query" && explode === false)
    .map(({ name }) => name);
  return names.length === 0 ? {} : { commaSeparated: names };
}

function pagination(document: OpenApiDocument, located: LocatedOperation): object {
  const declared = located.operation["x-pagination"];
  if (declared === undefined) return {};
  const limit = listParameters(document, located).find(({ name }) => name === declared.limit);
  const defaultLimit = limit?.schema?.default;
  return { pagination: { ...declared, ...(defaultLimit === undefined ? {} : { defaultLimit }) } };
}

/** Descriptions are for the docs; the runtime needs the rest. */
function waiters(declared: Operation["x-waiters"]): object {
  if (declared === undefined) return {};
  const facts = Object.entries(declared).map(([name, { description: _, ...fact }]) => [name, fact]);
  return { waiters: Object.fromEntries(facts) };
}

/** Facts about the service as a whole. */
function serviceOf(api: string, document: OpenApiDocument): object {
  const [server] = document.servers;
  if (server === undefined) throw new Error(`${api}: no server`);
  const regionEndpoints = server["x-region-endpoints"];
  const codes = throttlingCodes(document);
  return {
    api,
    endpoint: server.url,
    ...(regionEndpoints === undefined ? {} : { regionEndpoints }),
    ...(codes.length === 0 ? {} : { throttlingCodes: codes }),
  };
}

/** Searches the whole document: codes may be in any schema of the error responses. */
function throttlingCodes(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  const own = (node as { "x-throttling-codes"?: string[] })["x-throttling-codes"] ?? [];
  return [...new Set([...own, ...Object.values(node).flatMap(throttlingCodes)])].sort();
}

/** `operations.gen.ts`: the facts about each operation that the runtime acts on. */
export function generateOperations(api: string, document: OpenApiDocument): string {
  const located = listOperations(document);
  const descriptors = located.map(
    (
      each,
    ) => `export const ${each.operation.operationId}Descriptor = ${JSON.stringify(descriptor(document, each), null, 2)} as const satisfies OperationDescriptor;
`,
  );
  const rows = located.map(
    ({ operation: { operationId } }) => `  ${operationId}: ${operationId}Descriptor,\n`,
  );
  return `${generatedHeader(api)}import type { OperationDescriptor, OperationTable, ServiceDescriptor } from "@hcnet/runtime";

export const service = ${JSON.stringify(serviceOf(api, document), null, 2)} as const satisfies ServiceDescriptor;

${descriptors.join("\n")}
export const operations = {
${rows.join("")}} as const satisfies OperationTable;
`;
}
