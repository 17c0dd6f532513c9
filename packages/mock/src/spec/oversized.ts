import type { ValidationIssue } from "@hcnet/runtime";
import { type OpenApiDocument, resolve, type Schema } from "./document.js";

/**
 * The first array in a body that has more items than its schema allows. Looked for before all
 * else: the compiled validators go on to compare every item with every other (`uniqueItems`), which
 * takes hours for what fits into 12 MB.
 */
export function oversizedArray(
  document: OpenApiDocument,
  root: Schema,
  value: unknown,
  instancePath = "",
): ValidationIssue | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const schema = resolve(document, root);
  if (!Array.isArray(value)) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const member = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : null;
      const found = oversizedArray(document, property, member, `${instancePath}/${name}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const { items, maxItems: limit = Number.POSITIVE_INFINITY } = schema;
  if (value.length > limit) return { instancePath, keyword: "maxItems", params: { limit } };
  if (items === undefined) return undefined;
  for (const [index, item] of value.entries()) {
    const found = oversizedArray(document, items, item, `${instancePath}/${index}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
