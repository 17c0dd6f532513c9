import type { ValidationIssue } from "@hcnet/runtime";
import { type OpenApiDocument, resolve, type Schema } from "./document.js";

/** Finds the first array in a value that has more items than its schema allows. */
export type FindOversized = (value: unknown, instancePath?: string) => ValidationIssue | undefined;

function inItems({ maxItems }: Schema, inItem: FindOversized | undefined): FindOversized {
  const limit = maxItems ?? Number.POSITIVE_INFINITY;
  return (value, instancePath = "") => {
    if (!Array.isArray(value)) return undefined;
    if (value.length > limit) return { instancePath, keyword: "maxItems", params: { limit } };
    if (inItem === undefined) return undefined;
    for (const [index, item] of value.entries()) {
      const found = inItem(item, `${instancePath}/${index}`);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

function inMembers(members: readonly (readonly [string, FindOversized])[]): FindOversized {
  return (value, instancePath = "") => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    for (const [name, inMember] of members) {
      if (!Object.hasOwn(value, name)) continue;
      const found = inMember((value as Record<string, unknown>)[name], `${instancePath}/${name}`);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/**
 * Looks for arrays that are too long before all else: the compiled validators go on to compare
 * every item with every other (`uniqueItems`), which takes hours for what fits into 12 MB. Nothing
 * for a schema without arrays, so that its values are not looked through.
 */
export function findOversized(document: OpenApiDocument, root: Schema): FindOversized | undefined {
  const schema = resolve(document, root);
  const inItem = schema.items && findOversized(document, schema.items);
  if (schema.maxItems !== undefined || inItem !== undefined) return inItems(schema, inItem);
  const members = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const inMember = findOversized(document, property);
    return inMember === undefined ? [] : [[name, inMember] as const];
  });
  return members.length === 0 ? undefined : inMembers(members);
}
