import type { components } from "@hcnet/vif-peers/types";
import { type Rejection, reject } from "../../rejection.js";
import type { Project } from "../../state/project.js";
import { isSameAddress, isSameBlock, parseBlock } from "../blocks.js";
import type { BehaviorChoices } from "../types.js";
import { isPending } from "./finish.js";
import { CLOUD_ASN } from "./state.js";
import { checkSubnets, subnetErrors } from "./subnets.js";

/** What a caller says of a new peer. */
export type CreateVifPeer = components["schemas"]["CreateVifPeer"];

/** Error responses of a new peer. */
export const creationErrors = [
  ...subnetErrors,
  "virtualInterfaceNotFound",
  "tenantMismatch",
  "interfaceBusy",
  "apiNotPublished",
  "addressFamilyTaken",
  "badAddress",
  "badLocalGateway",
  "bgpAsnMissing",
  "bgpAsnOutOfRange",
  "sameAsn",
] as const;

type Checked = Rejection<(typeof creationErrors)[number]> | undefined;

const FAMILY_NAMES = { ipv4: "IPv4", ipv6: "IPv6" } as const;
const CHARACTER_CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z0-9]/];

/**
 * Behaviors `vif-peers.virtual-interface-exists`, `vif-peers.states`: an interface that is pending
 * takes no peer.
 */
function checkInterface({ id, directConnect }: Project, { vif_id }: CreateVifPeer): Checked {
  const item = directConnect.interfaces.get(vif_id);
  if (item === undefined) {
    const message = `vif_peer.vif_id: no virtual interface ${vif_id} in this project`;
    return reject("virtualInterfaceNotFound", message);
  }
  if ((item.tenant_id ?? id) !== id) return reject("tenantMismatch");
  if (!isPending(item)) return undefined;
  return reject("interfaceBusy", `The virtual interface is busy (${item.status}), try again later`);
}

/** Behavior `vif-peers.one-per-address-family`. */
function checkFamily(
  { directConnect: { peers } }: Project,
  { vif_id, address_family }: CreateVifPeer,
  behaviors: BehaviorChoices,
): Checked {
  const taken = peers.of(vif_id).some((it) => it.address_family === address_family);
  if (!taken) return undefined;
  const message = `vif_peer.address_family: the virtual interface has an ${address_family} peer`;
  return reject(
    behaviors["vif-peers.one-per-address-family"] === "DC.0001"
      ? "addressFamilyTaken"
      : "interfaceBusy",
    message,
  );
}

/** Behavior `vif-peers.gateway-addresses`. */
function checkGateways(peer: CreateVifPeer): Checked {
  const { local_gateway_ip, remote_gateway_ip, address_family } = peer;
  const local = parseBlock(local_gateway_ip);
  const remote = parseBlock(remote_gateway_ip);
  const kind = `an ${FAMILY_NAMES[address_family]} address with its prefix length`;
  if (local?.address.kind() !== address_family) {
    return reject("badLocalGateway", `vif_peer.local_gateway_ip: must be ${kind}`);
  }
  if (remote?.address.kind() !== address_family) {
    return reject("badAddress", `vif_peer.remote_gateway_ip: must be ${kind}`);
  }
  if (isSameBlock(local, remote) && !isSameAddress(local, remote)) return undefined;
  const message = "must be another address of the subnet of vif_peer.remote_gateway_ip";
  return reject("badLocalGateway", `vif_peer.local_gateway_ip: ${message}`);
}

/**
 * Behaviors `vif-peers.bgp-asn`, `vif-peers.bgp-md5`; with static routing the members of BGP mean
 * nothing.
 */
function checkBgp({ route_mode, bgp_asn, bgp_md5 }: CreateVifPeer): Checked {
  if (route_mode !== "bgp") return undefined;
  if (bgp_asn === undefined) {
    return reject("bgpAsnMissing", "vif_peer.bgp_asn: is required with route_mode bgp");
  }
  if (bgp_asn === CLOUD_ASN) {
    return reject("sameAsn", `vif_peer.bgp_asn: ${CLOUD_ASN} is the number of the cloud side`);
  }
  const classes = CHARACTER_CLASSES.filter((it) => it.test(bgp_md5 ?? "")).length;
  if (bgp_md5 === undefined || classes >= 2) return undefined;
  const message = "needs two of lower case, upper case, digits and other characters";
  return reject("badParameter", `vif_peer.bgp_md5: ${message}`);
}

/** The error response of a new peer, if any; behavior `vif-peers.ipv6-regions` comes first. */
export function checkCreation(
  project: Project,
  peer: CreateVifPeer,
  behaviors: BehaviorChoices,
): Checked {
  if (behaviors["vif-peers.ipv6-regions"] === "closed") return reject("apiNotPublished");
  return (
    checkInterface(project, peer) ??
    checkFamily(project, peer, behaviors) ??
    checkGateways(peer) ??
    checkBgp(peer) ??
    checkSubnets(project, peer.vif_id, peer.remote_ep_group ?? [])
  );
}
