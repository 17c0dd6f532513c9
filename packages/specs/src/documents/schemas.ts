import { type JsonObject, mapObjects } from "../json.js";
import type { OpenApiDocument } from "./document.js";
import { schemaName } from "./publish.js";

const DIALECT = "https://json-schema.org/draft/2020-12/schema";

/** The models as JSON Schema documents by file name; references lead from file to file. */
export function schemaFiles(document: OpenApiDocument): Record<string, JsonObject> {
  const files = Object.entries(document.components.schemas).map(([name, schema]) => [
    fileName(name),
    { $schema: DIALECT, title: name, ...(mapObjects(schema, relative) as JsonObject) },
  ]);
  return Object.fromEntries(files) as Record<string, JsonObject>;
}

const fileName = (name: string): string => `${name}.schema.json`;

function relative(node: JsonObject): JsonObject {
  const name = typeof node.$ref === "string" ? schemaName(node.$ref) : undefined;
  return name === undefined ? node : { ...node, $ref: fileName(name) };
}
