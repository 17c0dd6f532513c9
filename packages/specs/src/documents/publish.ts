import { isObject, type Json, type JsonObject, mapObjects } from "../json.js";
import type { OpenApiDocument } from "./document.js";

/**
 * The document as other people's tools want it: without our notes on the sources, and with the
 * defaults of request bodies in the descriptions.
 */
export const publish = (document: OpenApiDocument): OpenApiDocument =>
  describeDefaults(withoutNotes(document));

/** Without `x-source-note`, which is for readers of the annotated document. */
function withoutNotes(document: OpenApiDocument): OpenApiDocument {
  return mapObjects(document, ({ "x-source-note": _, ...rest }) => rest) as OpenApiDocument;
}

/**
 * Moves the default of an optional request property into its description. Many generators make a
 * property with a default required, or send the default when the caller omits it, which in an
 * update would overwrite the stored value.
 */
function describeDefaults(document: OpenApiDocument): OpenApiDocument {
  const schemas = { ...document.components.schemas };
  for (const name of requestSchemas(document)) {
    const schema = schemas[name];
    if (schema !== undefined) schemas[name] = mapObjects(schema, withoutDefault) as JsonObject;
  }
  return { ...document, components: { ...document.components, schemas } };
}

function withoutDefault(node: JsonObject): JsonObject {
  const { default: value, ...rest } = node;
  const isSchema = typeof node.type === "string" || Array.isArray(node.type);
  if (value === undefined || !isSchema) return node;
  const text = typeof node.description === "string" ? node.description.trim() : "";
  const fact = `Default: \`${typeof value === "string" ? value : JSON.stringify(value)}\`.`;
  return { ...rest, description: [text, fact].filter(Boolean).join("\n\n") };
}

/** Names of the schemas that request bodies use; the documents have none for both directions. */
function requestSchemas(document: OpenApiDocument): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: Json | undefined): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isObject(value)) return;
    const name = typeof value.$ref === "string" ? schemaName(value.$ref) : undefined;
    if (name !== undefined && !found.has(name)) {
      found.add(name);
      visit(document.components.schemas[name]);
    }
    Object.values(value).forEach(visit);
  };
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(item)) visit(operation.requestBody);
  }
  return found;
}

const PREFIX = "#/components/schemas/";

export const schemaName = (ref: string): string | undefined =>
  ref.startsWith(PREFIX) ? ref.slice(PREFIX.length) : undefined;
