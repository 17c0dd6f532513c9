import { isObject, type Json } from "../json.js";
import type { OpenApiDocument } from "./document.js";

/**
 * The document with each `$ref` replaced by its target, members next to the `$ref` laid over it.
 *
 * @throws Error for a reference that is circular or outside the document.
 */
export function dereference(document: OpenApiDocument): OpenApiDocument {
  const resolve = (value: Json, above: readonly string[]): Json => {
    if (Array.isArray(value)) return value.map((item) => resolve(item, above));
    if (!isObject(value)) return value;
    const { $ref, ...rest } = value;
    const own = Object.fromEntries(
      Object.entries(rest).map(([name, item]) => [name, resolve(item, above)]),
    );
    if (typeof $ref !== "string") return $ref === undefined ? own : { ...own, $ref };
    if (above.includes($ref)) throw new Error(`${$ref}: circular reference`);
    const target = resolve(valueAt(document, $ref), [...above, $ref]);
    return isObject(target) ? { ...target, ...own } : target;
  };
  return resolve(document, []) as OpenApiDocument;
}

/** The value that a reference into the document points to. */
export function valueAt(document: OpenApiDocument, ref: string): Json {
  if (!ref.startsWith("#/")) throw new Error(`${ref}: expected a reference into the document`);
  const steps = ref
    .slice(2)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  let value: Json | undefined = document;
  for (const step of steps) value = isObject(value) ? value[step] : undefined;
  if (value === undefined) throw new Error(`${ref}: not found in the document`);
  return value;
}
