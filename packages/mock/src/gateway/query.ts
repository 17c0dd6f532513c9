import { type OpenApiDocument, type Parameter, resolve, type Schema } from "../spec/document.js";

/** Query parameters of an operation, by name. */
export type QueryParameters = ReadonlyMap<string, Parameter>;

function typesOf({ type = [] }: Schema): readonly string[] {
  return typeof type === "string" ? [type] : type;
}

/** Reads a text as the type that is asked for; one that it is not stays text, to be rejected as such. */
function read(text: string, types: readonly string[]): unknown {
  if (types.includes("integer") && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (types.includes("boolean") && (text === "true" || text === "false")) return text === "true";
  return text;
}

function readParameter(document: OpenApiDocument, parameter: Parameter, texts: readonly string[]) {
  const schema = resolve(document, parameter.schema ?? {});
  const types = typesOf(schema);
  if (types.includes("array")) {
    const items = typesOf(resolve(document, schema.items ?? {}));
    const list = parameter.explode === false ? texts.flatMap((text) => text.split(",")) : texts;
    return list.map((text) => read(text, items));
  }
  // A name that is repeated though it takes one value is rejected for its type.
  return texts.length === 1 ? read(texts[0] ?? "", types) : texts;
}

/** Reads the query of a request; names that the operation does not know are ignored. */
export function parseQuery(
  document: OpenApiDocument,
  parameters: QueryParameters,
  query: string,
): Readonly<Record<string, unknown>> {
  if (query === "") return {};
  const sent = new URLSearchParams(query);
  const known = [...parameters].filter(([name]) => sent.has(name));
  return Object.fromEntries(
    known.map(([name, parameter]) => [name, readParameter(document, parameter, sent.getAll(name))]),
  );
}
