import { apis } from "../../src/apis/index.js";

/** The methods that the specs use, in the order in which they are offered. */
const METHODS = ["GET", "PUT", "POST", "DELETE"];

const literals = (template: string): number =>
  template.split("/").filter((segment) => !segment.startsWith("{")).length;

function readBundles(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const { document } of apis) {
    for (const [path, item] of Object.entries(document.paths)) {
      const methods = found.get(path) ?? new Set();
      for (const key of Object.keys(item)) methods.add(key.toUpperCase());
      found.set(path, methods);
    }
  }
  return new Map(
    [...found].map(([path, methods]) => [path, METHODS.filter((method) => methods.has(method))]),
  );
}

/** Methods of each path template of the bundles, regardless of the API. */
export const pathMethods = readBundles();

// With more literals first, as `…/count` is not the item whose id is `count`.
const patterns = [...pathMethods]
  .sort(([one], [other]) => literals(other) - literals(one))
  .map(([template, methods]) => ({
    pattern: new RegExp(`^${template.replace(/\{[^}]+\}/g, "[^/]+")}$`),
    methods,
  }));

/** Methods of a path as it is sent; undefined if no bundle has it. */
export function methodsAt(path: string): readonly string[] | undefined {
  return patterns.find(({ pattern }) => pattern.test(path))?.methods;
}

/** What `Allow` has to say of a path that a bundle has. */
export function allowAt(path: string): string {
  const methods = methodsAt(path);
  if (methods === undefined) throw new Error(`${path}: in no bundle`);
  return [...methods, "OPTIONS"].join(", ");
}

/** Methods that a path lacks, those among them that other paths have. */
export function wrongMethodsAt(path: string): readonly string[] {
  const methods = methodsAt(path) ?? [];
  return [...METHODS, "PATCH"].filter((method) => !methods.includes(method));
}
