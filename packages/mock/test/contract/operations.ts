import type { ApiModule } from "../../src/api-module.js";
import { apis } from "../../src/apis/index.js";
import type { OperationValidators } from "../../src/operation.js";
import {
  bodySchema,
  type LocatedOperation,
  listOperations,
  type OpenApiDocument,
  type Parameter,
  resolve,
} from "../../src/spec/document.js";
import type { Place } from "./schema.js";

/** An operation of any API, as a contract test sees it. */
export interface Contract {
  readonly api: string;
  readonly operationId: string;
  readonly document: OpenApiDocument;
  readonly method: string;
  readonly path: string;
  readonly body: Place | undefined;
  readonly parameters: readonly Required<Pick<Parameter, "name" | "in">>[];
  schemaOf(parameter: string): Place;
  readonly validators: OperationValidators;
}

function contract({ name: api, validators: all }: ApiModule, located: LocatedOperation): Contract {
  const { document, method, path, operation } = located;
  const { operationId } = operation;
  const parameters = located.parameters.map((parameter) => resolve(document, parameter));
  const schema = bodySchema(document, operation.requestBody);
  const validators = all[operationId];
  if (validators === undefined) throw new Error(`${operationId}: no validators`);
  return {
    api,
    operationId,
    document,
    method,
    path,
    body: schema === undefined ? undefined : { document, schema: schema as Place["schema"] },
    parameters: parameters as Contract["parameters"],
    schemaOf(name) {
      const found = parameters.find((parameter) => parameter.name === name);
      return { document, schema: (found?.schema ?? {}) as Place["schema"] };
    },
    validators,
  };
}

/** Every operation of every API. */
export const contracts: readonly Contract[] = apis.flatMap((api) =>
  listOperations(api.document).map((located) => contract(api, located)),
);
