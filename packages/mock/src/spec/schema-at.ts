import { ownProperty } from "../own-property.js";
import { type OpenApiDocument, resolve, type Schema } from "./document.js";

/** The steps of a JSON pointer. */
export function pointerSteps(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The schema that a value at a place in a body has to meet, if the schema has such a place. */
export function schemaAt(
  document: OpenApiDocument,
  root: Schema,
  pointer: string,
): Schema | undefined {
  let current: Schema | undefined = resolve(document, root);
  for (const step of pointerSteps(pointer)) {
    const next: Schema | undefined =
      current.items ?? (ownProperty(current.properties, step) as Schema | undefined);
    if (next === undefined) return undefined;
    current = resolve(document, next);
  }
  return current;
}
