import { type Refusal, refuse } from "../../refusal.js";
import { type Gateway, isSameBlock, parseGateway } from "./gateways.js";
import { DEFAULT_ROUTE_LIMIT, type DirectConnect } from "./state.js";

/** Refusals of a list of remote subnets. */
export const subnetRefusals = ["badParameter", "duplicateCidr", "tooManySubnets"] as const;

const FIELD = "vif_peer.remote_ep_group";

/** How many remote subnets the peers of an interface have, but for one of them. */
function countOthers({ peers }: DirectConnect, vifId: string, exceptPeer: string | undefined) {
  return peers
    .of(vifId)
    .filter(({ id }) => id !== exceptPeer)
    .reduce((count, peer) => count + (peer.remote_ep_group?.length ?? 0), 0);
}

/**
 * Rules 1.11 and 1.16, but for subnets that overlap those of the VPC, which the mock does not have.
 * Counted first: the list is the caller's and may be long.
 */
export function checkSubnets(
  directConnect: DirectConnect,
  vifId: string,
  subnets: readonly string[],
  exceptPeer?: string,
): Refusal<(typeof subnetRefusals)[number]> | undefined {
  const limit = directConnect.interfaces.get(vifId)?.route_limit ?? DEFAULT_ROUTE_LIMIT;
  if (subnets.length + countOthers(directConnect, vifId, exceptPeer) > limit) {
    return refuse(
      "tooManySubnets",
      `${FIELD}: the virtual interface may have ${limit} remote subnets`,
    );
  }
  const seen: Gateway[] = [];
  for (const [index, subnet] of subnets.entries()) {
    const block = parseGateway(subnet);
    if (block === undefined) {
      const message = `${FIELD}[${index}]: must be a CIDR block, such as 20.1.1.0/24`;
      return refuse("badParameter", message);
    }
    const same = seen.findIndex((other) => isSameBlock(other, block));
    if (same >= 0) return refuse("duplicateCidr", `${FIELD}[${index}]: repeats ${FIELD}[${same}]`);
    seen.push(block);
  }
  return undefined;
}
