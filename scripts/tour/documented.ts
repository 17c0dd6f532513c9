import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generatedDirectory } from "../lib/apis.js";
import { listOperations, type OpenApiDocument, resolveRef } from "../lib/openapi.js";

/** What a client function takes. */
export interface DocumentedRequest {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** The documented request of an operation, read out of the bundle. */
export function documentedRequest(api: string, operationId: string): DocumentedRequest {
  const file = join(generatedDirectory(api), "openapi.json");
  const document = JSON.parse(readFileSync(file, "utf8")) as OpenApiDocument;
  const located = listOperations(document).find((one) => one.operation.operationId === operationId);
  if (located === undefined) throw new Error(`${api} has no operation ${operationId}`);
  const { pathItem, operation } = located;
  const parameters = [...(pathItem.parameters ?? []), ...(operation.parameters ?? [])]
    .map((parameter) => resolveRef(document, parameter))
    .filter(({ name, in: place }) => place === "path" && name !== "project_id")
    .map(({ name, schema }) => [name, schema?.examples?.[0]]);
  const examples = operation.requestBody?.content?.["application/json"]?.examples ?? {};
  const documented = Object.values(examples).find((example) => example["x-documented"] === true);
  return {
    ...(parameters.length === 0 ? {} : { path: Object.fromEntries(parameters) }),
    body: documented?.value,
  };
}
