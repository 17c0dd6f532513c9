import type { components, operations } from "@hcnet/sub-network-interfaces/types";
import { type OperationHandler, type Refusal, refuse } from "../../operation.js";
import type { Project } from "../../state/project.js";
import { isAddressOrCidr } from "../addresses.js";
import type { SubNetworkInterface } from "./state.js";

type Change = components["schemas"]["UpdateSubNetworkInterfaceOption"];
type Pair = components["schemas"]["AllowedAddressPairOption"];

const refusals = [
  "notFound",
  "badParameter",
  "noSecurityGroup",
  "securityGroupNotFound",
  "addressNotAllowed",
] as const;
type Name = (typeof refusals)[number];

const PATH = "sub_network_interface";

/** Rule 3.4. */
function checkSecurityGroups(
  groups: readonly string[],
  project: Project,
): Refusal<Name> | undefined {
  if (groups.length === 0) {
    return refuse("noSecurityGroup", `${PATH}.security_groups: must name at least one group`);
  }
  const unknown = groups.findIndex((group) => !project.securityGroups.has(group));
  if (unknown < 0) return undefined;
  const field = `${PATH}.security_groups[${unknown}]`;
  return refuse(
    "securityGroupNotFound",
    `${field}: no security group ${groups[unknown]} in this project`,
  );
}

/** Rule 3.5, but for hardware SDN, which the mock has not. */
function checkPair({ ip_address }: Pair, index: number): Refusal<Name> | undefined {
  const field = `${PATH}.allowed_address_pairs[${index}].ip_address`;
  if (ip_address === undefined) return refuse("badParameter", `${field}: is required`);
  if (ip_address === "0.0.0.0") return refuse("addressNotAllowed", `${field}: must not be 0.0.0.0`);
  if (isAddressOrCidr(ip_address)) return undefined;
  return refuse("addressNotAllowed", `${field}: must be an IP address or a CIDR block`);
}

function check(change: Change, project: Project): Refusal<Name> | undefined {
  const { security_groups, allowed_address_pairs = [] } = change;
  if (security_groups !== undefined) {
    const refusal = checkSecurityGroups(security_groups, project);
    if (refusal !== undefined) return refusal;
  }
  return allowed_address_pairs.map(checkPair).find((refusal) => refusal !== undefined);
}

function apply(change: Change, current: SubNetworkInterface): SubNetworkInterface {
  const { allowed_address_pairs, ...rest } = change;
  if (allowed_address_pairs === undefined) return { ...current, ...rest };
  const own = current.mac_address === undefined ? {} : { mac_address: current.mac_address };
  const pairs = allowed_address_pairs.map((pair) => ({ ...own, ...pair }));
  return { ...current, ...rest, allowed_address_pairs: pairs };
}

/** Rules 3.1, 3.2, 3.4, 3.5; 3.3 is in the schema. */
export const updateSubNetworkInterface: OperationHandler<
  operations["updateSubNetworkInterface"],
  Name
> = {
  refusals,
  handle({ project, path, body, requestId }) {
    const id = path.sub_network_interface_id;
    const current = project.subNetworkInterfaces.get(id);
    if (current === undefined) {
      return refuse("notFound", `sub_network_interface_id: no interface ${id} in this project`);
    }
    const change = body.sub_network_interface;
    const refusal = check(change, project);
    if (refusal !== undefined) return refusal;
    if (body.dry_run === true) return { status: 202, body: { request_id: requestId } };
    const updated = apply(change, current);
    project.subNetworkInterfaces.set(id, updated);
    return { status: 200, body: { sub_network_interface: updated, request_id: requestId } };
  },
};
