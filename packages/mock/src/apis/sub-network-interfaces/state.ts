import document from "@hcnet/sub-network-interfaces/openapi.json" with { type: "json" };
import { validators } from "@hcnet/sub-network-interfaces/validators";
import {
  documentedId,
  documentedRequest,
  documentedResponse,
  namedResponse,
} from "../../spec/documented.js";
import type { NetworkSeeds } from "../../state/network.js";
import { SubNetworkInterfaces } from "./collection.js";
import { networkAround } from "./network.js";
import {
  type KnownInterface,
  missingMember,
  type SubNetworkInterface,
} from "./sub-network-interface.js";

/** What every project starts with. */
export interface SubNetworkInterfaceSeeds {
  readonly interfaces: readonly KnownInterface[];
  readonly network: Pick<NetworkSeeds, "vpcs" | "subnets" | "ports">;
}

const OPERATION = "updateSubNetworkInterface";

function known(item: SubNetworkInterface): KnownInterface {
  const missing = missingMember(item);
  if (missing !== undefined) throw new Error(`${item.id}: its example has no ${missing}`);
  return item as KnownInterface;
}

/** The interface of the documented update, under the id of the documented URL. */
function documentedInterface(): KnownInterface {
  const { responses } = validators[OPERATION];
  const response = documentedResponse(document, OPERATION, responses[200]);
  const id = documentedId(document, OPERATION, "sub_network_interface_id");
  return known({ ...response.sub_network_interface, id });
}

/**
 * The interfaces of the documented update and of the documented list, which both know one id: the
 * update's page, a source of the project, wins. The network is the one around them, around the
 * interfaces of the documented batch and around the carrier that our example moves one to.
 */
export function subNetworkInterfaceSeeds(): SubNetworkInterfaceSeeds {
  const own = documentedInterface();
  const { sub_network_interfaces: listed } = documentedResponse(
    document,
    "listSubNetworkInterfaces",
    validators.listSubNetworkInterfaces.responses[200],
  );
  const { sub_network_interfaces: batch } = documentedResponse(
    document,
    "batchCreateSubNetworkInterface",
    validators.batchCreateSubNetworkInterface.responses[201],
  );
  const { sub_network_interfaces: moved = [] } = namedResponse(
    document,
    "migrateSubNetworkInterface",
    "move",
    validators.migrateSubNetworkInterface.responses[200],
  );
  return {
    interfaces: [own, ...listed.filter(({ id }) => id !== own.id).map(known)],
    network: networkAround([own, ...listed, ...batch, ...moved].map(known)),
  };
}

/** The interfaces of a new project, which belong to it. */
export function createSubNetworkInterfaces(
  projectId: string,
  { interfaces }: SubNetworkInterfaceSeeds,
): SubNetworkInterfaces {
  const collection = new SubNetworkInterfaces();
  for (const item of interfaces) collection.put({ ...item, project_id: projectId });
  return collection;
}

/** The security groups that the documented request and response name; the first is the default. */
export function documentedSecurityGroups(): string[] {
  const { request } = validators[OPERATION];
  const { sub_network_interface } = documentedRequest(document, OPERATION, request);
  const responded = documentedInterface().security_groups ?? [];
  return [...new Set([...(sub_network_interface.security_groups ?? []), ...responded])];
}
