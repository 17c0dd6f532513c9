import type { OperationDescriptor } from "@hcnet/runtime";
import type { CatalogParameter, Json } from "./types.js";

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Json;
}

interface MediaType {
  readonly schema: Json;
  readonly examples?: Readonly<
    Record<string, { readonly summary: string; readonly value: unknown }>
  >;
}

interface Content {
  readonly required?: boolean;
  readonly content?: { readonly "application/json"?: MediaType };
}

/** An operation of an OpenAPI document. */
export interface DocumentOperation {
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly (Parameter | Json)[];
  readonly requestBody?: Content | Json;
  readonly responses: Readonly<Record<string, Content | Json>>;
  readonly [extension: `x-${string}`]: unknown;
}

const SCHEMA_PREFIX = "#/components/schemas/";
const DOCUMENTATION = new Set(["example", "examples"]);
/** What a redacted value need not meet. */
const OF_SECRETS = new Set(["pattern", "minLength", "maxLength", "format", "enum", "const"]);

type Direction = "request" | "response";

/** Reads the schemas of one OpenAPI document. */
export class SchemaReader {
  readonly #document: Json;

  constructor(document: Json) {
    this.#document = document;
  }

  resolve<T>(value: object): T {
    const reference = (value as Json).$ref;
    if (typeof reference !== "string") return value as T;
    const steps = reference.slice(2).split("/");
    return steps.reduce<unknown>((at, step) => (at as Json)[step], this.#document) as T;
  }

  /** Returns the parameters of an operation without the project, which the session has. */
  parameters(
    operation: DocumentOperation,
    { pathArguments = {} }: OperationDescriptor,
  ): readonly CatalogParameter[] {
    return (operation.parameters ?? [])
      .map((each) => this.resolve<Parameter>(each))
      .flatMap((each) => {
        const { name, required = false, description } = each;
        if (name === "project_id" || (each.in !== "path" && each.in !== "query")) return [];
        const schema = this.#selfContained({ ...each.schema, description }, "request");
        return [{ name: pathArguments[name] ?? name, in: each.in, required, schema }];
      });
  }

  body(operation: DocumentOperation): MediaType | undefined {
    const body = operation.requestBody && this.resolve<Content>(operation.requestBody);
    return body?.content?.["application/json"];
  }

  /** Returns the schema of the arguments of an operation: `path`, `query` and `body`. */
  input(operation: DocumentOperation, parameters: readonly CatalogParameter[]): Json {
    const groups = (["path", "query"] as const).flatMap((place) => {
      const group = parameters.filter((each) => each.in === place);
      if (group.length === 0) return [];
      const required = group.filter((each) => each.required).map(({ name }) => name);
      const properties = Object.fromEntries(group.map(({ name, schema }) => [name, schema]));
      return [{ place, required, schema: objectOf(properties, required) }];
    });
    const body = operation.requestBody && this.resolve<Content>(operation.requestBody);
    const bodySchema = body?.content?.["application/json"]?.schema;
    const properties: Json = {
      ...Object.fromEntries(groups.map(({ place, schema }) => [place, schema])),
      ...(bodySchema === undefined ? {} : { body: bodySchema }),
    };
    const required = [
      ...groups.filter((group) => group.required.length > 0).map(({ place }) => place),
      ...(body?.required === true ? ["body"] : []),
    ];
    return this.#selfContained(objectOf(properties, required), "request");
  }

  /** Returns the schema of a successful response body; null for an operation without one. */
  response(operation: DocumentOperation, { success }: OperationDescriptor): Json {
    const schemas = success.flatMap((status) => {
      const response = operation.responses[String(status)];
      const content = response && this.resolve<Content>(response).content;
      return content?.["application/json"]?.schema ?? [];
    });
    const distinct = [...new Map(schemas.map((each) => [JSON.stringify(each), each])).values()];
    const [first] = distinct;
    const schema = distinct.length > 1 ? { anyOf: distinct } : (first ?? { type: "null" });
    return this.#selfContained(schema as Json, "response");
  }

  /** Moves every schema that is referred to into `$defs`, and drops what only documentation needs. */
  #selfContained(schema: Json, direction: Direction): Json {
    const definitions: Record<string, unknown> = {};
    const visit = (value: unknown, isMap: boolean): unknown => {
      if (Array.isArray(value)) return value.map((item) => visit(item, false));
      if (typeof value !== "object" || value === null) return value;
      const isSecret = !isMap && (value as Json)["x-sensitive"] === true;
      const properties = Object.entries(value).flatMap(([name, each]): [string, unknown][] => {
        if (!isMap && isOmitted(name, each, { isSecret, direction })) return [];
        if (name === "$ref" && typeof each === "string") return [[name, define(each)]];
        return [[name, visit(each, !isMap && name === "properties")]];
      });
      return Object.fromEntries(properties);
    };
    const define = (reference: string): string => {
      const name = reference.slice(SCHEMA_PREFIX.length);
      if (!Object.hasOwn(definitions, name)) {
        // Recursion ends at a schema that is being visited.
        definitions[name] = true;
        definitions[name] = visit(this.resolve<Json>({ $ref: reference }), false);
      }
      return `#/$defs/${name}`;
    };
    const root = visit(schema, false) as Json;
    return Object.keys(definitions).length === 0 ? root : { ...root, $defs: definitions };
  }
}

function isOmitted(
  name: string,
  value: unknown,
  { isSecret, direction }: { readonly isSecret: boolean; readonly direction: Direction },
): boolean {
  if (value === undefined || DOCUMENTATION.has(name) || name.startsWith("x-")) return true;
  if (direction === "request") return false;
  // A model reads the names; the descriptions of all responses would fill its context.
  return name === "description" || (isSecret && OF_SECRETS.has(name));
}

function objectOf(properties: Json, required: readonly string[]): Json {
  return { type: "object", properties, required, additionalProperties: false };
}
