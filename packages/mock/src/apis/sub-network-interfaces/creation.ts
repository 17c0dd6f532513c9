import type { components } from "@hcnet/sub-network-interfaces/types";
import type { Received } from "../../operation.js";
import { randomUUID } from "../../platform/random.js";
import { type Rejection, reject } from "../../rejection.js";
import { type Port, type Subnet, VIRTUAL_IP } from "../../state/network.js";
import type { Project } from "../../state/project.js";
import { zonedTimestamp } from "../timestamps.js";
import { checkRoomOnServer, drawVlan } from "./capacity.js";
import { type Checked, checkSettings, fillPairs, settingsErrors } from "./checks.js";
import { blockOf, capacityOf, drawAddress, isGuestAddress } from "./ipv4.js";
import { canonicalIpv6, drawIpv6, hasPrefix, prefixOf } from "./ipv6.js";
import type { KnownInterface } from "./sub-network-interface.js";

type Option = Received<components["schemas"]["CreateSubNetworkInterfaceOption"]>;
type CommonOption = Received<components["schemas"]["BatchCreateSubNetworkInterfaceOption"]>;

/** Error responses of `checkCreation`. */
export const creationErrors = [
  ...settingsErrors,
  "adminOnly",
  "parentNotFound",
  "subnetNotFound",
  "otherVpc",
  "tooManyOnServer",
  "noFreeAddress",
] as const;
type CreationName = (typeof creationErrors)[number];

/** Error responses of `checkChosen`. */
export const chosenErrors = ["vlanInUse", "addressInUse", "addressNotInSubnet"] as const;
type ChosenName = (typeof chosenErrors)[number];

const PATH = "sub_network_interface";

/** Where an interface shall be. */
export interface Placement {
  readonly carrier: Port;
  readonly subnet: Subnet;
}

/** Behavior `sub-network-interfaces.parent-and-subnet`. */
export function findPlace(
  option: Pick<CommonOption, "parent_id" | "virsubnet_id">,
  project: Project,
): Placement | Rejection<CreationName> {
  const { ports, subnets } = project.network;
  const { parent_id, virsubnet_id } = option;
  const carrier = ports.get(parent_id);
  if (carrier === undefined || carrier.device_owner === VIRTUAL_IP) {
    const message = `${PATH}.parent_id: no elastic network interface ${parent_id} in this project`;
    return reject("parentNotFound", message);
  }
  const subnet = subnets.get(virsubnet_id);
  if (subnet === undefined) {
    const message = `${PATH}.virsubnet_id: no subnet ${virsubnet_id} in this project`;
    return reject("subnetNotFound", message);
  }
  if (carrier.vpc_id === subnet.vpc_id) return { carrier, subnet };
  return reject("otherVpc", `${PATH}.virsubnet_id: must be in the VPC of the parent`);
}

function checkRoomInSubnet(
  { id, cidr }: Subnet,
  count: number,
  project: Project,
): Rejection<"noFreeAddress"> | undefined {
  const free = capacityOf(blockOf(cidr)) - project.subNetworkInterfaces.occupancy.ipv4(id).size;
  if (count <= free) return undefined;
  const message = `${PATH}.virsubnet_id: subnet ${id} has ${free} free addresses, not ${count}`;
  return reject("noFreeAddress", message);
}

/** Checks parent, subnet, settings and free addresses, and returns where the interface goes. */
export function checkCreation(
  option: CommonOption & Pick<Option, "private_ip_address">,
  count: number,
  { project, behaviors }: Checked,
): Placement | Rejection<CreationName> {
  if (
    option.project_id !== undefined &&
    behaviors["sub-network-interfaces.other-project"] === "reject"
  ) {
    return reject("adminOnly", `${PATH}.project_id: only an administrator may set it`);
  }
  const placement = findPlace(option, project);
  if ("rejection" in placement) return placement;
  const field = `${PATH}.parent_id`;
  const rejection =
    checkSettings(option, { project, behaviors }) ??
    checkRoomOnServer(placement.carrier, count, project.subNetworkInterfaces, field);
  if (rejection !== undefined) return rejection;
  if (option.private_ip_address !== undefined) return placement;
  return checkRoomInSubnet(placement.subnet, count, project) ?? placement;
}

function checkIpv6(
  address: string,
  subnet: Subnet,
  project: Project,
): Rejection<ChosenName> | undefined {
  const field = `${PATH}.ipv6_ip_address`;
  if (!hasPrefix(address, prefixOf(subnet.cidr_v6))) {
    return reject("addressNotInSubnet", `${field}: must be in ${subnet.cidr_v6}`);
  }
  const taken = project.subNetworkInterfaces.occupancy.ipv6(subnet.id);
  if (!taken.has(canonicalIpv6(address))) return undefined;
  return reject("addressInUse", `${field}: ${address} is in use`);
}

/** Behaviors `sub-network-interfaces.vlan`, `sub-network-interfaces.addresses`, for what the caller chose. */
export function checkChosen(
  option: Option,
  { carrier, subnet }: Placement,
  project: Project,
): Rejection<ChosenName> | undefined {
  const { vlan_id: vlan, private_ip_address: ipv4, ipv6_ip_address: ipv6 } = option;
  const { occupancy } = project.subNetworkInterfaces;
  if (vlan !== undefined && occupancy.vlans(carrier.id).has(Number(vlan))) {
    return reject("vlanInUse", `${PATH}.vlan_id: VLAN ${vlan} is in use on parent ${carrier.id}`);
  }
  if (ipv4 !== undefined && !isGuestAddress(ipv4, blockOf(subnet.cidr))) {
    const message = `${PATH}.private_ip_address: must be an address of subnet ${subnet.id}`;
    return reject("addressNotInSubnet", message);
  }
  if (ipv4 !== undefined && occupancy.ipv4(subnet.id).has(ipv4)) {
    return reject("addressInUse", `${PATH}.private_ip_address: ${ipv4} is in use`);
  }
  return ipv6 === undefined ? undefined : checkIpv6(ipv6, subnet, project);
}

/** Behavior `sub-network-interfaces.addresses`: an address that is given turns IPv6 on by itself. */
function ipv6Of(option: Option, id: string, { cidr_v6 }: Subnet): string | null {
  if (option.ipv6_ip_address !== undefined) return canonicalIpv6(option.ipv6_ip_address);
  return option.ipv6_enable === true ? drawIpv6(prefixOf(cidr_v6), id) : null;
}

/** An interface that passed every check. */
export function newInterface(
  option: Option,
  { carrier, subnet }: Placement,
  project: Project,
  now: Date,
): KnownInterface {
  const collection = project.subNetworkInterfaces;
  const id = randomUUID();
  const mac_address = `fa:16:3e:${id.slice(-6).replace(/..(?=.)/g, "$&:")}`;
  return {
    id,
    project_id: project.id,
    virsubnet_id: subnet.id,
    private_ip_address:
      option.private_ip_address ??
      drawAddress(blockOf(subnet.cidr), collection.occupancy.ipv4(subnet.id)),
    ipv6_ip_address: ipv6Of(option, id, subnet),
    mac_address,
    parent_device_id: carrier.device_id,
    security_enabled: true,
    // The project's first security group is its default one.
    security_groups: option.security_groups ?? [...project.network.securityGroups].slice(0, 1),
    allowed_address_pairs: fillPairs(option.allowed_address_pairs ?? [], mac_address),
    vpc_id: carrier.vpc_id,
    instance_id: "",
    instance_type: "",
    description: option.description ?? null,
    parent_id: carrier.id,
    vlan_id: Number(option.vlan_id ?? drawVlan(collection.occupancy.vlans(carrier.id))),
    state: "NORMAL",
    tags: [],
    scope: "center",
    created_at: zonedTimestamp(now),
  };
}

/** Creates an interface that passed every check. */
export function createInterface(
  option: Option,
  placement: Placement,
  project: Project,
  now: Date,
): KnownInterface {
  const created = newInterface(option, placement, project, now);
  project.subNetworkInterfaces.put(created);
  return created;
}
