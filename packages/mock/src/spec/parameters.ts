import { type OpenApiDocument, type Parameter, resolve, type Schema } from "./document.js";

/** The path or query parameters of an operation, by name. */
export function parametersIn(
  document: OpenApiDocument,
  parameters: readonly Parameter[],
  place: "path" | "query",
): ReadonlyMap<string, Parameter> {
  const resolved = parameters.map((parameter) => resolve(document, parameter));
  const here = resolved.filter((parameter) => parameter.in === place);
  return new Map(here.map((parameter) => [parameter.name ?? "", parameter]));
}

/** A schema that has the parameters as properties. */
export function parametersSchema(parameters: ReadonlyMap<string, Parameter>): Schema {
  const properties = [...parameters].map(([name, { schema = {} }]) => [name, schema] as const);
  return { properties: Object.fromEntries(properties) };
}
