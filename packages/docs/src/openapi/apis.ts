import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import {
  type ApiDocument,
  METHODS,
  type Method,
  type Operation,
  type Parameter,
  type RequestBody,
  type Response,
  resolve,
} from "./document.js";

/** An operation together with its method and path; references are resolved one step deep. */
export interface LocatedOperation extends Omit<Operation, "parameters" | "responses"> {
  readonly method: Method;
  readonly path: string;
  /** Those of its path and its own. */
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: Readonly<Record<string, Response>>;
}

/** An API with its bundle, as its client package exports it. */
export interface Api {
  /** Name of the directory in `specs/`, and of the directory of the site. */
  readonly name: string;
  /** Name of the client package. */
  readonly packageName: string;
  readonly document: ApiDocument;
  readonly operations: readonly LocatedOperation[];
}

const SCOPE = "@hcnet/";
const require = createRequire(import.meta.url);

/**
 * The APIs of the site: every package that this one depends on and that exports a bundle.
 *
 * Read from package.json, because turbo rebuilds the site when one of those packages changes.
 */
export async function loadApis(): Promise<readonly Api[]> {
  const manifest = require("../../package.json") as { dependencies: Record<string, string> };
  const packages = Object.keys(manifest.dependencies).filter((name) => name.startsWith(SCOPE));
  const apis = await Promise.all(packages.sort().map(loadApi));
  return apis.filter((api) => api !== undefined);
}

async function loadApi(packageName: string): Promise<Api | undefined> {
  const { exports } = require(`${packageName}/package.json`) as { exports: object };
  if (!Object.hasOwn(exports, "./openapi.json")) return undefined;
  const document = JSON.parse(await readFile(bundlePath(packageName), "utf8")) as ApiDocument;
  const name = packageName.slice(SCOPE.length);
  return { name, packageName, document, operations: listOperations(document) };
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

function listOperations(document: ApiDocument): readonly LocatedOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const { requestBody, ...rest } = operation;
      const parameters = new Map(
        [...(item.parameters ?? []), ...(operation.parameters ?? [])]
          .map((parameter) => resolve(document, parameter))
          .map((parameter) => [`${parameter.in} ${parameter.name}`, parameter]),
      );
      const responses = Object.entries(operation.responses).map(
        ([status, response]) => [status, resolve(document, response)] as const,
      );
      const located = {
        ...rest,
        method,
        path,
        parameters: [...parameters.values()],
        responses: Object.fromEntries(responses),
      };
      if (requestBody === undefined) return [located];
      return [{ ...located, requestBody: resolve(document, requestBody) }];
    }),
  );
}
