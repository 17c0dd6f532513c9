import type { ApiDocument } from "./document.js";

/**
 * The document with every reference replaced by what it refers to, for tools that follow none. A
 * reference inside what it refers to stays.
 */
export function dereference(document: ApiDocument): object {
  const at = (pointer: string): unknown =>
    pointer
      .replace(/^#\//, "")
      .split("/")
      .reduce<unknown>((value, step) => {
        const key = decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
        return (value as Record<string, unknown> | undefined)?.[key];
      }, document);
  const expand = (node: unknown, inside: readonly string[]): unknown => {
    if (Array.isArray(node)) return node.map((item) => expand(item, inside));
    if (typeof node !== "object" || node === null) return node;
    const { $ref, ...siblings } = node as Record<string, unknown>;
    if (typeof $ref === "string") {
      if (inside.includes($ref)) return node;
      const target = expand(at($ref), [...inside, $ref]);
      return { ...(target as object), ...(expand(siblings, inside) as object) };
    }
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [key, expand(value, inside)]),
    );
  };
  const { components, ...rest } = expand(document, []) as Record<string, Record<string, unknown>>;
  const { securitySchemes } = components ?? {};
  return securitySchemes === undefined ? rest : { ...rest, components: { securitySchemes } };
}
