import type { OperationDescriptor } from "@hcnet/runtime";

/** A JSON object, such as a schema or a part of a document. */
export type Json = Readonly<Record<string, unknown>>;

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Json;
}

interface Content {
  readonly required?: boolean;
  readonly content?: { readonly "application/json"?: { readonly schema: Json } };
}

/** An operation of an OpenAPI document. */
export interface DocumentOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly "x-idempotent"?: boolean;
  readonly parameters?: readonly (Parameter | Json)[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content | Json>>;
}

const SCHEMA_PREFIX = "#/components/schemas/";
const OMITTED = new Set(["example", "examples"]);

/** Reads the schemas of one OpenAPI document. */
export class SchemaReader {
  readonly #document: Json;

  constructor(document: Json) {
    this.#document = document;
  }

  #resolve<T>(value: T | Json): T {
    const reference = (value as Json).$ref;
    if (typeof reference !== "string") return value as T;
    const steps = reference.slice(2).split("/");
    return steps.reduce<unknown>((at, step) => (at as Json)[step], this.#document) as T;
  }

  /** The schema of a tool's arguments: `path`, `query` and `body`. */
  input(operation: DocumentOperation, { method, pathArguments = {} }: OperationDescriptor): Json {
    const parameters = (operation.parameters ?? []).map((it) => this.#resolve<Parameter>(it));
    const groups = ["path", "query"].flatMap((place) => {
      const group = parameters.filter((it) => it.in === place && it.name !== "project_id");
      if (group.length === 0) return [];
      const nameOf = ({ name }: Parameter) => pathArguments[name] ?? name;
      const required = group.filter((it) => it.required).map(nameOf);
      const properties = Object.fromEntries(
        group.map((it) => [nameOf(it), { ...it.schema, description: it.description }]),
      );
      return [{ place, required, schema: objectOf(properties, required) }];
    });
    const body = operation.requestBody && this.#resolve<Content>(operation.requestBody);
    const bodySchema = body?.content?.["application/json"]?.schema;
    const properties = {
      ...Object.fromEntries(groups.map(({ place, schema }) => [place, schema])),
      ...(bodySchema === undefined ? {} : { body: bodySchema }),
      ...(method === "GET" ? {} : { confirm: CONFIRM }),
    };
    const required = [
      ...groups.filter((group) => group.required.length > 0).map(({ place }) => place),
      ...(body?.required === true ? ["body"] : []),
    ];
    return this.#selfContained(objectOf(properties, required));
  }

  /** The schema of a tool's `structuredContent`. */
  output(operation: DocumentOperation, { method, success }: OperationDescriptor): Json {
    const schemas = success.flatMap((status) => {
      const response = operation.responses[String(status)];
      const content = response && this.#resolve<Content>(response).content;
      return content?.["application/json"]?.schema ?? [];
    });
    const [first] = schemas;
    const response = schemas.length > 1 ? { anyOf: schemas } : (first ?? { type: "null" });
    return this.#selfContained(
      method === "GET" ? { type: "object", ...response } : writeResult(response),
    );
  }

  /** Moves every schema that is referred to into `$defs`, and drops what only documentation needs. */
  #selfContained(schema: Json): Json {
    const definitions: Record<string, unknown> = {};
    const visit = (value: unknown, named: boolean): unknown => {
      if (Array.isArray(value)) return value.map((item) => visit(item, false));
      if (typeof value !== "object" || value === null) return value;
      const members = Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
        if (!named && (OMITTED.has(name) || name.startsWith("x-"))) return [];
        if (name === "$ref" && typeof member === "string") return [[name, define(member)]];
        return [[name, visit(member, !named && name === "properties")]];
      });
      return Object.fromEntries(members);
    };
    const define = (reference: string): string => {
      const name = reference.slice(SCHEMA_PREFIX.length);
      if (!Object.hasOwn(definitions, name)) {
        definitions[name] = true;
        definitions[name] = visit(this.#resolve<Json>({ $ref: reference }), false);
      }
      return `#/$defs/${name}`;
    };
    const root = visit(schema, false) as Json;
    return Object.keys(definitions).length === 0 ? root : { ...root, $defs: definitions };
  }
}

const CONFIRM = {
  type: "string",
  description: "The token of the plan. Without it the tool returns a plan and changes nothing.",
};

function objectOf(properties: Json, required: readonly string[]): Json {
  return { type: "object", properties, required, additionalProperties: false };
}

/** A write returns a plan first, and the response of the service once it is confirmed. */
function writeResult(response: Json): Json {
  const request = objectOf({ method: { type: "string" }, url: { type: "string" }, body: {} }, [
    "method",
    "url",
  ]);
  const plan = objectOf(
    {
      request,
      current: { description: "The resource as it is now, if an operation shows it." },
      confirm: { type: "string", description: "Pass it with the same arguments to go ahead." },
      expiresAt: { type: "string", format: "date-time" },
    },
    ["request", "confirm", "expiresAt"],
  );
  return {
    ...objectOf({ plan, response }, []),
    oneOf: [{ required: ["plan"] }, { required: ["response"] }],
  };
}
