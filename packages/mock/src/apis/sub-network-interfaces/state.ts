import document from "@hcnet/sub-network-interfaces/openapi.json" with { type: "json" };
import type { components } from "@hcnet/sub-network-interfaces/types";
import { validators } from "@hcnet/sub-network-interfaces/validators";
import { documentedId, documentedRequest, documentedResponse } from "../../spec/documented.js";

/** A supplementary network interface, as the service answers it. */
export type SubNetworkInterface = components["schemas"]["SubNetworkInterface"];

/** The supplementary network interfaces of one project, by id. */
export type SubNetworkInterfaces = Map<string, SubNetworkInterface>;

const OPERATION = "updateSubNetworkInterface";

/** The interface of the documented answer, under the id of the documented URL. */
export function documentedSubNetworkInterface(): SubNetworkInterface {
  const { responses } = validators[OPERATION];
  const answer = documentedResponse(document, OPERATION, responses[200]);
  const id = documentedId(document, OPERATION, "sub_network_interface_id");
  return { ...answer.sub_network_interface, id };
}

/** The security groups that the documented request and answer name. */
export function documentedSecurityGroups(): string[] {
  const { request } = validators[OPERATION];
  const { sub_network_interface } = documentedRequest(document, OPERATION, request);
  const answered = documentedSubNetworkInterface().security_groups ?? [];
  return [...new Set([...(sub_network_interface.security_groups ?? []), ...answered])];
}
