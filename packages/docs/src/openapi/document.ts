/** A note about sources that disagree. */
export type SourceNote = string | readonly string[];

/** A schema of a bundle, as far as the site shows it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: boolean | Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly uniqueItems?: boolean;
  readonly default?: unknown;
  readonly deprecated?: boolean;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly examples?: readonly unknown[];
  readonly "x-extensible-enum"?: readonly unknown[];
  readonly "x-enumDescriptions"?: Readonly<Record<string, string>>;
  readonly "x-sensitive"?: boolean;
  readonly "x-source-note"?: SourceNote;
  readonly "x-throttling-codes"?: readonly string[];
}

/** A parameter of a bundle. */
export interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly deprecated?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
  readonly style?: string;
  readonly explode?: boolean;
  readonly "x-argument-name"?: string;
  readonly "x-source-note"?: SourceNote;
}

/** A named example. */
export interface Example {
  readonly $ref?: string;
  readonly summary?: string;
  readonly value: unknown;
  readonly "x-documented"?: boolean;
}

/** A body of a request or a response, by media type. */
export type Content = Readonly<
  Record<
    string,
    { readonly schema?: Schema; readonly examples?: Readonly<Record<string, Example>> }
  >
>;

/** A response of a bundle. */
export interface Response {
  readonly $ref?: string;
  readonly description: string;
  readonly content?: Content;
  readonly headers?: Readonly<Record<string, Header>>;
  readonly "x-source-note"?: SourceNote;
}

/** A header of a response. */
export interface Header {
  readonly $ref?: string;
  readonly description?: string;
  readonly schema?: Schema;
}

/** A state to wait for: one of the extension `x-waiters`. */
export interface Waiter {
  readonly description: string;
  readonly state: string;
  readonly success: readonly string[];
  readonly failure?: readonly string[];
  readonly minDelaySeconds: number;
  readonly maxDelaySeconds: number;
  readonly maxWaitSeconds: number;
}

/** Where an operation is documented by the vendor. */
export interface Source {
  readonly document: string;
  readonly publication: string;
  readonly updated?: string;
}

/** An operation of a bundle. */
export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly deprecated?: boolean;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: Readonly<Record<string, Response>>;
  readonly "x-source"?: Source;
  readonly "x-source-note"?: SourceNote;
  readonly "x-pagination"?: Pagination;
  readonly "x-waiters"?: Readonly<Record<string, Waiter>>;
  readonly "x-idempotent"?: boolean;
  readonly "x-experimental"?: boolean;
}

/** How the pages of a list follow one another. */
export interface Pagination {
  readonly style: string;
  readonly items: string;
  readonly limit?: string;
  readonly marker?: string;
  readonly offset?: string;
}

/** The body of a request. */
export interface RequestBody {
  readonly $ref?: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly content: Content;
}

/** A bundled OpenAPI document. */
export interface ApiDocument {
  readonly info: {
    readonly title: string;
    readonly summary?: string;
    readonly description?: string;
    readonly version: string;
  };
  readonly servers: readonly { readonly url: string; readonly description?: string }[];
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/** Methods that the APIs use, in the order of the site. */
export const METHODS = ["get", "post", "put", "patch", "delete"] as const;

/** A method in lower case. */
export type Method = (typeof METHODS)[number];

/** A path of a bundle. */
export type PathItem = { readonly [M in Method]?: Operation } & {
  readonly parameters?: readonly Parameter[];
};

/**
 * Follows `$ref` to the value itself; properties next to `$ref` win.
 *
 * @throws Error when there is nothing at the reference.
 */
export function resolve<T extends { readonly $ref?: string }>(document: ApiDocument, node: T): T {
  if (node.$ref === undefined) return node;
  const { $ref, ...siblings } = node;
  const steps = $ref.replace(/^#\//, "").split("/");
  const found = steps.reduce<unknown>((value, step) => {
    const key = decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
    return (value as Record<string, unknown> | undefined)?.[key];
  }, document);
  if (found === undefined) throw new Error(`${$ref}: nothing is there`);
  return { ...resolve(document, found as T), ...siblings };
}

/** The name of the model that a schema refers to. */
export const modelName = ({ $ref }: Schema): string | undefined =>
  /^#\/components\/schemas\/([^/]+)$/.exec($ref ?? "")?.[1];

/** A note, or several, as a list. */
export const notesOf = (node: { readonly "x-source-note"?: SourceNote }): readonly string[] =>
  [node["x-source-note"] ?? []].flat();

/** A description without the list of values that a decorator of the bundle adds. */
export const proseOf = ({ description = "" }: Schema): string =>
  description
    .replace(
      /(?:^|\n\n)(?:Known values|Values):\n\n(?:- `.*(?:\n|$))+(?:\nOther values may appear\.)?/,
      "",
    )
    .trim();
