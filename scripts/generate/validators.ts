import type { KeywordCxt } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import {
  jsonSchema,
  type LocatedOperation,
  listOperations,
  listParameters,
  type OpenApiDocument,
  type Parameter,
  type Schema,
} from "../lib/openapi.js";
import { bareSchema, bareSchemas, NULL_MESSAGE } from "./bare-schema.js";
import { generatedHeader } from "./header.js";

const COMPONENTS = "components";
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The validators of one operation, each the name of a function in the compiled module. */
interface OperationValidators {
  readonly operationId: string;
  readonly request?: string;
  readonly path: string;
  readonly query: string;
  readonly responses: Readonly<Record<string, string>>;
}

interface Compilation {
  readonly ajv: Ajv2020;
  /** Function name to schema id. */
  readonly functions: Record<string, string>;
}

/** Says of a null, which `type` rejects, how to express what was meant. */
const nullMessage = {
  keyword: NULL_MESSAGE,
  type: "null",
  schemaType: "string",
  code: (cxt: KeywordCxt) => cxt.fail(),
  error: { message: ({ schema }: { readonly schema?: unknown }) => String(schema) },
} as const;

function createAjv(document: OpenApiDocument): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    strictTypes: false,
    strictRequired: false,
    // One function for each schema, however many bodies use it.
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
    // Asserted where the spec asserts them on requests; the others only tell what is meant.
    formats: { uuid: UUID, int32: true, int64: true, password: true, "date-time": true },
  });
  ajv.addKeyword(nullMessage);
  ajv.addSchema({
    $id: COMPONENTS,
    $defs: bareSchemas(document.components?.schemas ?? {}, COMPONENTS),
  });
  return ajv;
}

/** Adds a function for a schema and returns its name. */
function add({ ajv, functions }: Compilation, name: string, schema: Schema): string {
  ajv.addSchema({ $id: name, ...bareSchema(schema, COMPONENTS) });
  functions[name] = name;
  return name;
}

/** Parameters of one place are checked together, as one object. */
function parametersSchema(
  document: OpenApiDocument,
  located: LocatedOperation,
  place: "path" | "query",
): Schema {
  const parameters = listParameters(document, located).filter(
    (parameter): parameter is Required<Parameter> => parameter.in === place,
  );
  return {
    type: "object",
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    // A misspelt name would be ignored without a word.
    ...(place === "query" ? { additionalProperties: false } : {}),
  };
}

function addOperation(
  compilation: Compilation,
  document: OpenApiDocument,
  located: LocatedOperation,
): OperationValidators {
  const { operationId, requestBody, responses } = located.operation;
  const body = jsonSchema(document, requestBody);
  const ofStatus = Object.entries(responses).flatMap(([status, response]) => {
    const schema = jsonSchema(document, response);
    if (schema === undefined) return [];
    return [[status, add(compilation, `${operationId}Response${status}`, schema)] as const];
  });
  return {
    operationId,
    ...(body === undefined ? {} : { request: add(compilation, `${operationId}Request`, body) }),
    path: add(compilation, `${operationId}Path`, parametersSchema(document, located, "path")),
    query: add(compilation, `${operationId}Query`, parametersSchema(document, located, "query")),
    responses: Object.fromEntries(ofStatus),
  };
}

function exportsOf(tables: readonly OperationValidators[]): string {
  const standard = (name: string) => `standard(${name})`;
  const rows = tables.map(({ operationId, request, path, query, responses }) => {
    const byStatus = Object.entries(responses).map(
      ([status, name]) => `${status}: ${standard(name)}`,
    );
    const requestPart = request === undefined ? "" : `request: ${standard(request)}, `;
    return `  ${operationId}: { ${requestPart}path: ${standard(path)}, query: ${standard(query)}, responses: { ${byStatus.join(", ")} } },`;
  });
  return `${STANDARD_SCHEMA}export const validators = {\n${rows.join("\n")}\n};\n`;
}

/** Makes a compiled function a Standard Schema too. Messages of Ajv name no value. */
const STANDARD_SCHEMA = `
const unescape = (key) => key.replaceAll("~1", "/").replaceAll("~0", "~");
const issueOf = ({ message, instancePath, params: { missingProperty, additionalProperty } }) => ({
  message,
  path: [
    ...instancePath.split("/").slice(1).map(unescape),
    ...[missingProperty ?? additionalProperty ?? []].flat(),
  ],
});
const standard = (check) =>
  Object.assign(check, {
    "~standard": {
      version: 1,
      vendor: "hcnet",
      validate: (value) => (check(value) ? { value } : { issues: check.errors.map(issueOf) }),
    },
  });
`;

/** `validators.gen.js`: Ajv's compiled functions with their small helpers inlined. */
export async function generateValidators(api: string, document: OpenApiDocument): Promise<string> {
  const compilation: Compilation = { ajv: createAjv(document), functions: {} };
  const tables = listOperations(document).map((located) =>
    addOperation(compilation, document, located),
  );
  const code = standaloneCode.default(compilation.ajv, compilation.functions);
  const bundled = await build({
    stdin: {
      contents: `${code}\n${exportsOf(tables)}`,
      resolveDir: import.meta.dirname,
      loader: "js",
    },
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["main"],
    target: "es2022",
    minify: true,
    write: false,
    legalComments: "none",
  });
  const [file] = bundled.outputFiles;
  if (file === undefined) throw new Error(`${api}: no validators were written`);
  return generatedHeader(api) + file.text;
}

/** `validators.gen.d.ts`: a type guard for each body. */
export function generateValidatorTypes(api: string, document: OpenApiDocument): string {
  const rows = listOperations(document).map(({ operation }) => {
    const { operationId } = operation;
    const responses = Object.entries(operation.responses)
      .filter(([, response]) => jsonSchema(document, response) !== undefined)
      .map(
        ([status]) =>
          `      readonly ${status}: StandardValidator<Body<"${operationId}", ${status}>>;`,
      );
    const hasBody = jsonSchema(document, operation.requestBody) !== undefined;
    const request = hasBody
      ? `    readonly request: StandardValidator<RequestBody<"${operationId}">>;\n`
      : "";
    return `  readonly ${operationId}: {
${request}    readonly path: StandardValidator<operations["${operationId}"]["parameters"]["path"]>;
    readonly query: StandardValidator<Query<"${operationId}">>;
    readonly responses: {
${responses.join("\n")}
    };
  };`;
  });
  return `${generatedHeader(api)}import type { StandardSchema, Validator } from "@hcnet/runtime";
import type { operations } from "./schema.gen.js";

type JsonBody<T> = T extends { content: { "application/json": infer Body } } ? Body : never;
type RequestBody<Id extends keyof operations> = operations[Id] extends { requestBody?: infer Request }
  ? JsonBody<NonNullable<Request>>
  : never;
type Query<Id extends keyof operations> = NonNullable<operations[Id]["parameters"]["query"]>;
type Body<
  Id extends keyof operations,
  Status extends keyof operations[Id]["responses"],
> = JsonBody<operations[Id]["responses"][Status]>;

/** A compiled check, which is also a Standard Schema for tRPC, form libraries and agents. */
export type StandardValidator<T> = Validator<T> & StandardSchema<T>;

/** Compiled checks of bodies and parameters, by operation. */
export declare const validators: {
${rows.join("\n")}
};
`;
}
