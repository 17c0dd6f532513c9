import type { components, operations } from "@hcnet/sub-network-interfaces/types";
import type { OperationHandler } from "../../operation.js";
import { type Rejection, reject } from "../../rejection.js";
import type { Port } from "../../state/network.js";
import { checkRoomOnServer } from "./capacity.js";
import type { SubNetworkInterfaces } from "./collection.js";
import type { KnownInterface } from "./sub-network-interface.js";

type Migration = components["schemas"]["MigrateSubNetworkInterfaceOption"];

const errors = [
  "badParameter",
  "notFound",
  "parentNotFound",
  "otherVpc",
  "vlanInUse",
  "tooManyOnServer",
] as const;
type Name = (typeof errors)[number];

const PATH = "migration_info";
const LIST = `${PATH}.sub_network_interfaces`;

/** The interfaces that the request lists; one that is listed twice is moved once. */
function findListed(
  { sub_network_interfaces: listed }: Migration,
  interfaces: SubNetworkInterfaces,
): Map<string, KnownInterface> | Rejection<Name> {
  const found = new Map<string, KnownInterface>();
  for (const [index, { id }] of listed.entries()) {
    if (id === undefined) return reject("badParameter", `${LIST}[${index}].id: is required`);
    const item = interfaces.get(id);
    if (item === undefined) {
      return reject("notFound", `${LIST}[${index}].id: no interface ${id} in this project`);
    }
    found.set(id, item);
  }
  return found;
}

/**
 * Behaviors `sub-network-interfaces.parent-and-subnet`, `sub-network-interfaces.vlan`,
 * `sub-network-interfaces.server-limit` hold on the new carrier as on the old one.
 */
function checkMove(
  items: readonly KnownInterface[],
  carrier: Port,
  interfaces: SubNetworkInterfaces,
): Rejection<Name> | undefined {
  const vlans = new Set(interfaces.occupancy.vlans(carrier.id));
  for (const { id, vpc_id, vlan_id } of items) {
    if ((vpc_id ?? null) !== carrier.vpc_id) {
      return reject("otherVpc", `${LIST}: ${id} is in another VPC than ${carrier.id}`);
    }
    if (vlans.has(Number(vlan_id))) {
      return reject("vlanInUse", `${LIST}: VLAN ${vlan_id} of ${id} is in use on ${carrier.id}`);
    }
    vlans.add(Number(vlan_id));
  }
  const arriving = items.filter((item) => item.parent_device_id !== carrier.device_id).length;
  return checkRoomOnServer(carrier, arriving, interfaces, LIST);
}

/**
 * Behaviors `sub-network-interfaces.dry-run`, `sub-network-interfaces.migrate`. What no source
 * decides: ids, addresses and VLANs stay, all move or none.
 */
export const migrateSubNetworkInterface: OperationHandler<
  operations["migrateSubNetworkInterface"],
  Name
> = {
  errors,
  handle({ project, body, requestId }) {
    const { dry_run, migration_info } = body;
    const interfaces = project.subNetworkInterfaces;
    const carrier = project.network.ports.get(migration_info.parent_id);
    if (carrier === undefined) {
      const message = `${PATH}.parent_id: no elastic network interface ${migration_info.parent_id} in this project`;
      return reject("parentNotFound", message);
    }
    const listed = findListed(migration_info, interfaces);
    if ("rejection" in listed) return listed;
    // An interface that is there already stays as it is, so the call can be repeated.
    const moving = [...listed.values()].filter(({ parent_id }) => parent_id !== carrier.id);
    const rejection = checkMove(moving, carrier, interfaces);
    if (rejection !== undefined) return rejection;
    if (dry_run === true) return { status: 202, body: { request_id: requestId } };
    const change = { parent_id: carrier.id, parent_device_id: carrier.device_id };
    const moved = [...listed.values()].map((item) => ({ ...item, ...change }));
    for (const item of moved) interfaces.put(item);
    return { status: 200, body: { sub_network_interfaces: moved, request_id: requestId } };
  },
};
