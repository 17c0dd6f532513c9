import type { components } from "@hcnet/sub-network-interfaces/types";
import type { Network } from "../../state/network.js";

/** A supplementary network interface, as the service returns it. */
export type SubNetworkInterface = components["schemas"]["SubNetworkInterface"];

type Needed =
  | "virsubnet_id"
  | "private_ip_address"
  | "mac_address"
  | "parent_id"
  | "parent_device_id"
  | "vlan_id";

/** An interface with the members that rules look at. The spec promises none of them. */
export type KnownInterface = SubNetworkInterface & Required<Pick<SubNetworkInterface, Needed>>;

const NEEDED: readonly Needed[] = [
  "virsubnet_id",
  "private_ip_address",
  "mac_address",
  "parent_id",
  "parent_device_id",
  "vlan_id",
];

/** The first member that rules look at and that an interface does not have. */
export function missingMember(item: Partial<SubNetworkInterface>): string | undefined {
  return NEEDED.find((name) => item[name] === undefined);
}

/**
 * An interface as it is returned: without its parent it is not attached
 * (`sub-network-interfaces.parent-gone`).
 */
export function shown<T extends KnownInterface>(item: T, { ports }: Pick<Network, "ports">): T {
  return ports.has(item.parent_id) ? item : { ...item, state: "UNBOUND" };
}
