import type { components } from "@hcnet/sub-network-interfaces/types";
import type { Received } from "../../operation.js";
import { type Rejection, reject } from "../../rejection.js";
import type { Project } from "../../state/project.js";
import { isAddressOrCidr } from "../addresses.js";
import type { BehaviorChoices } from "../types.js";
import type { SubNetworkInterface } from "./sub-network-interface.js";

type Pair = Received<components["schemas"]["AllowedAddressPairOption"]>;

/** The members that a creation and an update have in common. */
interface Settings {
  readonly security_groups?: readonly string[] | undefined;
  readonly allowed_address_pairs?: readonly Pair[] | undefined;
}

/** What a request is checked against. */
export interface Checked {
  readonly project: Project;
  readonly behaviors: BehaviorChoices;
}

/** Error responses of `checkSettings`. */
export const settingsErrors = [
  "badParameter",
  "noSecurityGroup",
  "securityGroupNotFound",
  "addressNotAllowed",
  "cidrNotAllowed",
] as const;
type Name = (typeof settingsErrors)[number];

const PATH = "sub_network_interface";

/** Behavior `sub-network-interfaces.security-groups`. */
function checkSecurityGroups(
  groups: readonly string[],
  { project, behaviors }: Checked,
): Rejection<Name> | undefined {
  if (groups.length === 0 && behaviors["sub-network-interfaces.security-groups"] === "reject") {
    return reject("noSecurityGroup", `${PATH}.security_groups: must name at least one group`);
  }
  const unknown = groups.findIndex((group) => !project.network.securityGroups.has(group));
  if (unknown < 0) return undefined;
  const field = `${PATH}.security_groups[${unknown}]`;
  return reject(
    "securityGroupNotFound",
    `${field}: no security group ${groups[unknown]} in this project`,
  );
}

/** Behavior `sub-network-interfaces.allowed-address-pairs`. */
function checkPair(
  { ip_address }: Pair,
  index: number,
  { behaviors }: Checked,
): Rejection<Name> | undefined {
  const field = `${PATH}.allowed_address_pairs[${index}].ip_address`;
  if (ip_address === undefined) return reject("badParameter", `${field}: is required`);
  if (ip_address === "0.0.0.0") return reject("addressNotAllowed", `${field}: must not be 0.0.0.0`);
  if (!isAddressOrCidr(ip_address)) {
    return reject("addressNotAllowed", `${field}: must be an IP address or a CIDR block`);
  }
  if (
    behaviors["sub-network-interfaces.allowed-address-pairs"] === "software" ||
    !ip_address.includes("/")
  )
    return undefined;
  return reject("cidrNotAllowed", `${field}: must be a single address with hardware SDN`);
}

/** Checks security groups and allowed address pairs, where they are given. */
export function checkSettings(settings: Settings, checked: Checked): Rejection<Name> | undefined {
  const { security_groups, allowed_address_pairs = [] } = settings;
  if (security_groups !== undefined) {
    const rejection = checkSecurityGroups(security_groups, checked);
    if (rejection !== undefined) return rejection;
  }
  return allowed_address_pairs
    .map((pair, index) => checkPair(pair, index, checked))
    .find((rejection) => rejection !== undefined);
}

/**
 * Pairs as they are kept: each without a MAC address gets that of the interface
 * (`sub-network-interfaces.allowed-address-pairs`).
 */
export function fillPairs(
  pairs: readonly Pair[],
  mac_address: string,
): NonNullable<SubNetworkInterface["allowed_address_pairs"]> {
  return pairs.map((pair) => ({ mac_address, ...pair }));
}
