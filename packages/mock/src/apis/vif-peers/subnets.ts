import { type Rejection, reject } from "../../rejection.js";
import type { Project } from "../../state/project.js";
import { type Block, isOverlapping, isSameBlock, parseBlock } from "../blocks.js";
import { DEFAULT_ROUTE_LIMIT, type DirectConnect } from "./state.js";

/** Error responses of a list of remote subnets. */
export const subnetErrors = [
  "badParameter",
  "duplicateCidr",
  "tooManySubnets",
  "subnetOverlap",
] as const;
type Name = (typeof subnetErrors)[number];

const FIELD = "vif_peer.remote_ep_group";

/** How many remote subnets the peers of an interface have, but for one of them. */
function countOthers({ peers }: DirectConnect, vifId: string, exceptPeer: string | undefined) {
  return peers
    .of(vifId)
    .filter(({ id }) => id !== exceptPeer)
    .reduce((count, peer) => count + (peer.remote_ep_group?.length ?? 0), 0);
}

/** The blocks of the cloud side: what the gateway of the interface leads to, and its VPC. */
function cloudBlocks({ directConnect, network }: Project, vifId: string): Block[] {
  const { vgw_id } = directConnect.interfaces.get(vifId) ?? {};
  const gateway = directConnect.gateways.get(vgw_id ?? "");
  if (gateway === undefined) return [];
  const vpc = network.vpcs.get(gateway.vpc_id ?? "");
  return [...gateway.local_ep_group, vpc?.cidr ?? ""].flatMap((text) => parseBlock(text) ?? []);
}

/** The error response of one subnet after others, if any. */
function checkOne(
  subnet: string,
  field: string,
  { seen, cloud }: { readonly seen: Block[]; readonly cloud: readonly Block[] },
): Rejection<Name> | undefined {
  const block = parseBlock(subnet);
  if (block === undefined) {
    return reject("badParameter", `${field}: must be a CIDR block, such as 20.1.1.0/24`);
  }
  const same = seen.findIndex((other) => isSameBlock(other, block));
  if (same >= 0) return reject("duplicateCidr", `${field}: repeats ${FIELD}[${same}]`);
  const local = cloud.find((other) => isOverlapping(other, block));
  if (local !== undefined) {
    const message = `overlaps ${local.text} of the cloud side`;
    return reject("subnetOverlap", `${field}: ${message}`);
  }
  seen.push(block);
  return undefined;
}

/**
 * Behaviors `vif-peers.remote-subnets`, `vif-peers.quotas`. Counted first: the list is the caller's
 * and may be long.
 */
export function checkSubnets(
  project: Project,
  vifId: string,
  subnets: readonly string[],
  exceptPeer?: string,
): Rejection<Name> | undefined {
  const { directConnect } = project;
  const limit = directConnect.interfaces.get(vifId)?.route_limit ?? DEFAULT_ROUTE_LIMIT;
  if (subnets.length + countOthers(directConnect, vifId, exceptPeer) > limit) {
    const message = `the virtual interface may have ${limit} remote subnets`;
    return reject("tooManySubnets", `${FIELD}: ${message}`);
  }
  const known = { seen: [], cloud: cloudBlocks(project, vifId) };
  for (const [index, subnet] of subnets.entries()) {
    const rejection = checkOne(subnet, `${FIELD}[${index}]`, known);
    if (rejection !== undefined) return rejection;
  }
  return undefined;
}
