import { type OpenApiDocument, resolveRef, type Schema } from "../lib/openapi.js";

/** Places of `x-sensitive` properties, as JSON pointers in which `*` stands for any array item. */
export const sensitivePointers = (
  document: OpenApiDocument,
  schemas: readonly (Schema | undefined)[],
): readonly string[] => pointersTo(document, schemas, (schema) => schema["x-sensitive"] === true);

/** Places of numbers that the wire may send as strings and that are sent back in requests. */
export const numberPointers = (
  document: OpenApiDocument,
  schemas: readonly (Schema | undefined)[],
): readonly string[] =>
  pointersTo(
    document,
    schemas,
    (schema) =>
      schema["x-round-trip"] === true &&
      (schema.oneOf ?? []).some(({ type }) => type === "integer" || type === "number"),
  );

function pointersTo(
  document: OpenApiDocument,
  schemas: readonly (Schema | undefined)[],
  isWanted: (schema: Schema) => boolean,
): readonly string[] {
  const found = new Set<string>();
  const visit = (schema: Schema | undefined, pointer: string, above: readonly Schema[]): void => {
    if (schema === undefined) return;
    const target = resolveRef(document, schema);
    if (above.includes(target)) return;
    if (isWanted(target)) found.add(pointer);
    const path = [...above, target];
    for (const [name, property] of Object.entries(target.properties ?? {})) {
      visit(property, `${pointer}/${name}`, path);
    }
    visit(target.items, `${pointer}/*`, path);
    for (const part of [target.allOf, target.anyOf, target.oneOf].flat())
      visit(part, pointer, path);
  };
  for (const schema of schemas) visit(schema, "", []);
  return [...found].sort();
}
