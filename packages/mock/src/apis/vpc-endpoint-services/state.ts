import document from "@hcnet/vpc-endpoint-services/openapi.json" with { type: "json" };
import type { components } from "@hcnet/vpc-endpoint-services/types";
import { validators } from "@hcnet/vpc-endpoint-services/validators";
import { bodySchema, findOperation } from "../../spec/document.js";
import { documentedId, documentedResponse } from "../../spec/documented.js";
import { schemaAt } from "../../spec/schema-at.js";

/** An endpoint service, as the service answers an update of it. */
export type EndpointService = components["schemas"]["UpdateEndpointServiceResponse"];

/** The endpoint services of one project. */
export interface EndpointServices {
  readonly items: Map<string, EndpointService>;
  /** Protocol of a port mapping that names none. */
  readonly defaultProtocol: string;
}

const OPERATION = "updateEndpointService";

/** The endpoint service of the documented answer, under the id of the documented URL. */
export function documentedEndpointService(): EndpointService {
  const answer = documentedResponse(document, OPERATION, validators[OPERATION].responses[200]);
  return { ...answer, id: documentedId(document, OPERATION, "vpc_endpoint_service_id") };
}

/** The default that the request schema gives for the protocol of a port mapping. */
export function documentedProtocol(): string {
  const { document: owner, operation } = findOperation(document, OPERATION);
  const schema = bodySchema(owner, operation.requestBody) ?? {};
  const protocol = schemaAt(owner, schema, "/ports/0/protocol")?.default;
  if (typeof protocol !== "string") throw new Error(`${OPERATION}: the protocol has no default`);
  return protocol;
}
