/** A JSON Schema (2020-12). */
export interface SpecSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SpecSchema>>;
  readonly required?: readonly string[];
  readonly items?: SpecSchema;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly [keyword: string]: unknown;
}

/** A path, query or header parameter, or a reference to one. */
export interface SpecParameter {
  readonly $ref?: string;
  readonly name?: string;
  readonly in?: "path" | "query" | "header" | "cookie";
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: SpecSchema;
  readonly example?: unknown;
  readonly [extension: `x-${string}`]: unknown;
}

/** A request or response body by media type, or a reference to one. */
export interface SpecBody {
  readonly $ref?: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly content?: Readonly<
    Record<string, { readonly schema?: SpecSchema; readonly examples?: object }>
  >;
  readonly headers?: Readonly<Record<string, object>>;
}

/** An operation. EXTENSIONS.md describes the `x-` members. */
export interface SpecOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly SpecParameter[];
  readonly requestBody?: SpecBody;
  readonly responses: Readonly<Record<string, SpecBody>>;
  readonly [extension: `x-${string}`]: unknown;
}

/** The operations of a path by method. */
export interface SpecPathItem {
  readonly get?: SpecOperation;
  readonly put?: SpecOperation;
  readonly post?: SpecOperation;
  readonly delete?: SpecOperation;
}

/** A bundled OpenAPI 3.1 document. */
export interface Spec<Path extends string = string, SchemaName extends string = string> {
  readonly openapi: "3.1.0";
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly summary: string;
    readonly description: string;
  };
  readonly servers: readonly {
    readonly url: string;
    readonly description: string;
    readonly variables?: Readonly<Record<string, { readonly default: string }>>;
  }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly paths: Readonly<Record<Path, SpecPathItem>>;
  readonly components: {
    readonly schemas: Readonly<Record<SchemaName, SpecSchema>>;
    readonly parameters?: Readonly<Record<string, SpecParameter>>;
    readonly responses?: Readonly<Record<string, SpecBody>>;
    readonly headers?: Readonly<Record<string, object>>;
    readonly securitySchemes: Readonly<Record<string, object>>;
  };
}
