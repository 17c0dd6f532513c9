import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../scripts/lib/apis.js";

/** What users import from a package under one name. */
export interface Entry {
  /** Such as `@hcnet/runtime/node`. */
  readonly name: string;
  /** Its declarations, as built. */
  readonly file: string;
}

/** A package that is published. */
export interface PublishedPackage {
  readonly directory: string;
  /** Its name without the scope. */
  readonly name: string;
  readonly entries: readonly Entry[];
}

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, string | { readonly types?: string }>>;
}

function entriesOf(directory: string, { name, exports = {} }: Manifest): readonly Entry[] {
  return Object.entries(exports).flatMap(([entry, target]) => {
    const { types } = typeof target === "string" ? {} : target;
    return types === undefined
      ? []
      : [{ name: name + entry.slice(1), file: join(directory, types) }];
  });
}

/** The packages that are published, by name. */
export function publishedPackages(): readonly PublishedPackage[] {
  return readdirSync(join(ROOT, "packages"))
    .sort()
    .flatMap((name) => {
      const directory = join(ROOT, "packages", name);
      const text = readFileSync(join(directory, "package.json"), "utf8");
      const manifest = JSON.parse(text) as Manifest;
      if (manifest.private === true) return [];
      return [{ directory, name, entries: entriesOf(directory, manifest) }];
    });
}
