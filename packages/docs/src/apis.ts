import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** The part of a bundled OpenAPI document that the site reads. */
export interface ApiDocument {
  readonly info: {
    readonly title: string;
    readonly summary?: string;
    readonly version: string;
  };
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components?: { readonly parameters?: Readonly<Record<string, Parameter>> };
}

/** A parameter of the document. */
export interface Parameter {
  readonly name: string;
  readonly schema?: { readonly examples?: readonly unknown[] };
  readonly "x-argument-name"?: string;
}

type ParameterOrReference = Parameter | { readonly $ref: string };

type Method = (typeof METHODS)[number];

/** A path of the document. */
export type PathItem = { readonly [M in Method]?: Operation } & {
  readonly parameters?: readonly ParameterOrReference[];
};

/** A state to wait for: one of the extension `x-waiters`. */
export interface Waiter {
  readonly description: string;
  readonly minDelaySeconds: number;
  readonly maxDelaySeconds: number;
  readonly maxWaitSeconds: number;
}

/** An operation of the document; what the site does not read stays in it unseen. */
export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly ParameterOrReference[];
  readonly "x-pagination"?: object;
  readonly "x-waiters"?: Readonly<Record<string, Waiter>>;
  readonly "x-idempotent"?: boolean;
  readonly "x-experimental"?: true;
}

/** An operation together with where it stands. */
export interface LocatedOperation extends Omit<Operation, "parameters"> {
  readonly method: Method;
  readonly path: string;
  /** Those of its path and its own, resolved. */
  readonly parameters: readonly Parameter[];
}

/** An API with its bundle, as its client package exports it. */
export interface Api {
  /** Name of the directory in `specs/`, and of the page. */
  readonly name: string;
  /** Name of the client package. */
  readonly packageName: string;
  /** The bundle to the byte. */
  readonly bundle: string;
  readonly document: ApiDocument;
  readonly operations: readonly LocatedOperation[];
}

const METHODS = ["get", "post", "put", "delete"] as const;
const SCOPE = "@hcnet/";
const require = createRequire(import.meta.url);

/**
 * The APIs of the site: every package that this one depends on and that exports a bundle.
 *
 * Read from package.json, because turbo rebuilds the site when one of those packages changes.
 */
export async function loadApis(): Promise<readonly Api[]> {
  const manifest = require("../package.json") as { dependencies: Record<string, string> };
  const packages = Object.keys(manifest.dependencies).filter((name) => name.startsWith(SCOPE));
  const apis = await Promise.all(packages.sort().map(loadApi));
  return apis.filter((api) => api !== undefined);
}

async function loadApi(packageName: string): Promise<Api | undefined> {
  const { exports } = require(`${packageName}/package.json`) as { exports: object };
  if (!Object.hasOwn(exports, "./openapi.json")) return undefined;
  const bundle = await readFile(bundlePath(packageName), "utf8");
  const document = JSON.parse(bundle) as ApiDocument;
  const name = packageName.slice(SCOPE.length);
  return { name, packageName, bundle, document, operations: listOperations(document) };
}

function bundlePath(packageName: string): string {
  try {
    return require.resolve(`${packageName}/openapi.json`);
  } catch (cause) {
    throw new Error(`${packageName} has no bundle yet; run \`pnpm build\` at the root first`, {
      cause,
    });
  }
}

function listOperations({ paths, components }: ApiDocument): readonly LocatedOperation[] {
  const resolve = (parameter: ParameterOrReference): Parameter => {
    if (!("$ref" in parameter)) return parameter;
    const found = components?.parameters?.[parameter.$ref.replace(/^.*\//, "")];
    if (found === undefined) throw new Error(`${parameter.$ref}: there is no such parameter`);
    return found;
  };
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(resolve);
      return [{ ...operation, method, path, parameters }];
    }),
  );
}
