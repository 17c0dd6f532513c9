// The part of a bundled OpenAPI 3.1 document that the generators, the commands and the tests of the repository
// read, and how they walk it.

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly "x-sensitive"?: boolean;
  readonly "x-round-trip"?: boolean;
}

export interface Example {
  readonly value?: unknown;
  readonly "x-documented"?: boolean;
}

export interface MediaType {
  readonly schema?: Schema;
  readonly examples?: Readonly<Record<string, Example>>;
}

export interface Content {
  readonly description?: string;
  readonly required?: boolean;
  readonly content?: Readonly<Record<string, MediaType>>;
  readonly $ref?: string;
}

export interface Parameter {
  readonly $ref?: string;
  readonly name?: string;
  readonly in?: "path" | "query" | "header";
  readonly required?: boolean;
  readonly explode?: boolean;
  readonly schema?: Schema;
  readonly "x-argument-name"?: string;
}

export interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
  readonly "x-idempotent"?: boolean;
  readonly "x-pagination"?: { readonly limit: string; readonly items: string };
  readonly "x-waiters"?: Readonly<Record<string, Waiter>>;
  readonly "x-source"?: {
    readonly document: string;
    readonly publication: string;
    readonly updated?: string;
  };
}

export interface Waiter {
  readonly description: string;
  readonly minDelaySeconds: number;
  readonly maxDelaySeconds: number;
  readonly maxWaitSeconds: number;
}

export interface Server {
  readonly url: string;
  readonly "x-region-endpoints"?: Readonly<Record<string, string>>;
}

export interface PathItem {
  readonly parameters?: readonly Parameter[];
  readonly get?: Operation;
  readonly post?: Operation;
  readonly put?: Operation;
  readonly delete?: Operation;
}

export interface OpenApiDocument {
  readonly info: { readonly title: string; readonly summary?: string };
  readonly servers: readonly Server[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/** An operation together with where it stands. */
export interface LocatedOperation {
  readonly method: "get" | "post" | "put" | "delete";
  readonly path: string;
  readonly pathItem: PathItem;
  readonly operation: Operation;
}

/** The methods that the APIs use, in the order of generated files. */
export const METHODS = ["get", "post", "put", "delete"] as const;

/** All operations, in the order of the document. */
export function listOperations(document: OpenApiDocument): readonly LocatedOperation[] {
  return Object.entries(document.paths).flatMap(([path, pathItem]) =>
    METHODS.flatMap((method) => {
      const operation = pathItem[method];
      return operation === undefined ? [] : [{ method, path, pathItem, operation }];
    }),
  );
}

/** The parameters of an operation, those of its path included. */
export function listParameters(
  document: OpenApiDocument,
  { pathItem, operation }: LocatedOperation,
): readonly Parameter[] {
  return [...(pathItem.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) =>
    resolveRef(document, parameter),
  );
}

/** Follows `$ref`s inside the document to the value that they refer to. */
export function resolveRef<T extends { readonly $ref?: string }>(
  document: OpenApiDocument,
  node: T,
): T {
  if (node.$ref === undefined) return node;
  // The kind of component follows from the place that refers to it.
  return resolveRef(document, valueAt(document, node.$ref) as T);
}

/** Unescapes a segment of a JSON pointer. */
export const unescapeSegment = (segment: string): string =>
  segment.replaceAll("~1", "/").replaceAll("~0", "~");

/**
 * The value that a reference such as `#/components/schemas/Publicip` points to.
 *
 * @throws Error when it points outside of the document or to nothing.
 */
export function valueAt(document: unknown, ref: string): unknown {
  if (!ref.startsWith("#/")) throw new Error(`${ref} is not a reference inside the bundle`);
  const target = ref
    .slice(2)
    .split("/")
    .map((step) => unescapeSegment(decodeURIComponent(step)))
    .reduce<unknown>(
      (value, step) => (value as Record<string, unknown> | undefined)?.[step],
      document,
    );
  if (target === undefined) throw new Error(`${ref} points nowhere`);
  return target;
}

/** The JSON body schema of a request or response, if it has one. */
export function jsonSchema(
  document: OpenApiDocument,
  content: Content | undefined,
): Schema | undefined {
  if (content === undefined) return undefined;
  return resolveRef(document, content).content?.["application/json"]?.schema;
}
