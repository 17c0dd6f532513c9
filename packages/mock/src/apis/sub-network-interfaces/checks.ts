import type { components } from "@hcnet/sub-network-interfaces/types";
import { type Rejection, reject } from "../../rejection.js";
import type { Project } from "../../state/project.js";
import { isAddressOrCidr } from "../addresses.js";
import type { RuleChoices } from "../types.js";
import type { SubNetworkInterface } from "./sub-network-interface.js";

type Pair = components["schemas"]["AllowedAddressPairOption"];

/** The members that a creation and an update have in common. */
interface Settings {
  readonly security_groups?: readonly string[] | undefined;
  readonly allowed_address_pairs?: readonly Pair[] | undefined;
}

/** What a request is checked against. */
export interface Checked {
  readonly project: Project;
  readonly rules: RuleChoices;
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

/** Rule 3.4. */
function checkSecurityGroups(
  groups: readonly string[],
  { project, rules }: Checked,
): Rejection<Name> | undefined {
  if (groups.length === 0 && rules["3.4"] === "reject") {
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

/** Rule 3.5. */
function checkPair(
  { ip_address }: Pair,
  index: number,
  { rules }: Checked,
): Rejection<Name> | undefined {
  const field = `${PATH}.allowed_address_pairs[${index}].ip_address`;
  if (ip_address === undefined) return reject("badParameter", `${field}: is required`);
  if (ip_address === "0.0.0.0") return reject("addressNotAllowed", `${field}: must not be 0.0.0.0`);
  if (!isAddressOrCidr(ip_address)) {
    return reject("addressNotAllowed", `${field}: must be an IP address or a CIDR block`);
  }
  if (rules["3.5"] === "software" || !ip_address.includes("/")) return undefined;
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

/** Pairs as they are kept: each without a MAC address gets that of the interface (rule 3.5). */
export function fillPairs(
  pairs: readonly Pair[],
  mac_address: string,
): NonNullable<SubNetworkInterface["allowed_address_pairs"]> {
  return pairs.map((pair) => ({ mac_address, ...pair }));
}
