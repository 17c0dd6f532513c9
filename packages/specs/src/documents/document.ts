import type { JsonObject } from "../json.js";

export const METHODS = ["get", "put", "post", "delete"] as const;

export interface MediaType extends JsonObject {
  schema: JsonObject;
}

export interface Operation extends JsonObject {
  operationId: string;
  summary: string;
  tags: string[];
}

export interface OpenApiDocument extends JsonObject {
  openapi: string;
  info: JsonObject;
  servers: JsonObject[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonObject> } & JsonObject;
}

/** The operations of a document with their method and path. */
export function operationsOf(document: OpenApiDocument): {
  method: string;
  path: string;
  operation: Operation;
}[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [{ method, path, operation }];
    }),
  );
}
