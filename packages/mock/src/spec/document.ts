// The part of an OpenAPI document that the mock reads. Everything it knows of an API comes from here.

/** A schema, or a reference to one. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly "x-sensitive"?: boolean;
  /** Values that the document lists; responses may carry others. */
  readonly "x-extensible-enum"?: readonly unknown[];
}

/** A named example of a body. */
export interface Example {
  readonly value?: unknown;
  readonly "x-documented"?: boolean;
}

interface MediaType {
  readonly schema?: Schema;
  readonly examples?: Readonly<Record<string, Example>>;
}

/** A request body or a response. */
export interface Message {
  readonly $ref?: string;
  readonly description?: string;
  readonly content?: { readonly "application/json"?: MediaType };
}

/** A path or query parameter. */
export interface Parameter {
  readonly $ref?: string;
  readonly name?: string;
  readonly in?: string;
  /** Whether a list repeats the name; commas part its items if not. */
  readonly explode?: boolean;
  readonly schema?: Schema;
}

/** What a document says of one operation. */
export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Message;
  readonly responses: Readonly<Record<string, Message>>;
}

interface PathItem {
  readonly parameters?: readonly Parameter[];
  readonly get?: Operation;
  readonly put?: Operation;
  readonly post?: Operation;
  readonly delete?: Operation;
}

/** Where a service is. */
export interface Server {
  readonly url: string;
  readonly variables?: { readonly region?: { readonly default: string } };
  /** Regions whose endpoint does not follow the template. */
  readonly "x-region-endpoints"?: Readonly<Record<string, string>>;
}

/** A bundle: every `$ref` points into the document itself. */
export interface OpenApiDocument {
  readonly info?: { readonly title: string };
  readonly servers: readonly Server[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: Readonly<Record<string, unknown>>;
}

/** An operation with its place in the document. */
export interface LocatedOperation {
  readonly document: OpenApiDocument;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  /** Those of the path and those of the operation. */
  readonly parameters: readonly Parameter[];
}

const METHODS = ["get", "put", "post", "delete"] as const;

/** All operations of a document. */
export function listOperations(document: OpenApiDocument): LocatedOperation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      if (operation === undefined) return [];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
      return [{ document, method: method.toUpperCase(), path, operation, parameters }];
    }),
  );
}

/** The operation with an id. */
export function findOperation(document: OpenApiDocument, operationId: string): LocatedOperation {
  const found = listOperations(document).find((it) => it.operation.operationId === operationId);
  if (found === undefined) throw new Error(`${operationId}: not in the document`);
  return found;
}

/** What a reference points to, or the value itself if it is none. */
export function resolve<T extends { readonly $ref?: string }>(
  document: OpenApiDocument,
  value: T,
): T {
  let current = value;
  while (current.$ref !== undefined) {
    const steps = current.$ref.split("/").slice(1);
    let target: unknown = document;
    for (const step of steps) {
      target = (target as Readonly<Record<string, unknown>> | undefined)?.[step];
    }
    if (target === undefined) throw new Error(`${current.$ref}: points to nothing`);
    // The kind of component is told by the place that refers to it.
    current = target as T;
  }
  return current;
}

/** Schema of a JSON body. */
export function bodySchema(
  document: OpenApiDocument,
  message: Message | undefined,
): Schema | undefined {
  if (message === undefined) return undefined;
  return resolve(document, message).content?.["application/json"]?.schema;
}

/** Examples of a JSON body, by name. */
export function bodyExamples(
  document: OpenApiDocument,
  message: Message,
): Readonly<Record<string, Example>> {
  return resolve(document, message).content?.["application/json"]?.examples ?? {};
}
