import type { OpenApiDocument } from "./document.js";

/** A module whose default export is the document. */
export const moduleText = (document: OpenApiDocument): string =>
  `export default ${JSON.stringify(document)};\n`;

/** Its types: paths, names of schemas and the version as literals. */
export function declarationText(document: OpenApiDocument): string {
  const union = (names: string[]) => names.map((name) => JSON.stringify(name)).join("\n  | ");
  return `import type { Spec } from "./spec.js";

/** Paths of the API. */
export type Path =
  | ${union(Object.keys(document.paths))};

/** Names of its schemas. */
export type SchemaName =
  | ${union(Object.keys(document.components.schemas))};

/** The OpenAPI 3.1 document. */
declare const spec: Spec<Path, SchemaName>;
export default spec;
`;
}
