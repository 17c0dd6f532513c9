import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { validators as publicips } from "@hcnet/publicips/validators";
import { validators as subNetworkInterfaces } from "@hcnet/sub-network-interfaces/validators";
import { validators as vifPeerDetections } from "@hcnet/vif-peer-detections/validators";
import { validators as vifPeers } from "@hcnet/vif-peers/validators";
import { validators as vpcEndpointServices } from "@hcnet/vpc-endpoint-services/validators";
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

const VALIDATORS: Readonly<Record<string, Readonly<Record<string, OperationValidators>>>> = {
  "vif-peers": vifPeers,
  "vif-peer-detections": vifPeerDetections,
  "sub-network-interfaces": subNetworkInterfaces,
  publicips,
  "vpc-endpoint-services": vpcEndpointServices,
};

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

const require = createRequire(import.meta.url);

function contract(api: string, located: LocatedOperation): Contract {
  const { document, method, path, operation } = located;
  const { operationId } = operation;
  const parameters = located.parameters.map((parameter) => resolve(document, parameter));
  const schema = bodySchema(document, operation.requestBody);
  const validators = VALIDATORS[api]?.[operationId];
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
export const contracts: readonly Contract[] = Object.keys(VALIDATORS).flatMap((api) => {
  const file = require.resolve(`@hcnet/${api}/openapi.json`);
  const document = JSON.parse(readFileSync(file, "utf8")) as OpenApiDocument;
  return listOperations(document).map((located) => contract(api, located));
});
