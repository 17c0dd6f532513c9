import document from "@hcnet/vif-peers/openapi.json" with { type: "json" };
import type { components } from "@hcnet/vif-peers/types";
import { validators } from "@hcnet/vif-peers/validators";
import { documentedId, documentedResponse } from "../../spec/documented.js";
import { OrderedById } from "../../state/ordered-by-id.js";
import { VifPeers } from "./vif-peers.js";

/** A virtual interface peer, as the service returns it. */
export type VifPeer = components["schemas"]["VifPeer"];

/** A virtual interface without its peers, which are kept apart. */
export type VirtualInterface = Omit<components["schemas"]["VirtualInterface"], "vif_peers">;

/** A virtual gateway, which joins interfaces with a VPC. */
export interface VirtualGateway {
  readonly id: string;
  /** Null where the documents show none. */
  readonly vpc_id: string | null;
  /** Subnets of the VPC that a data centre may reach. */
  readonly local_ep_group: readonly string[];
}

/** One quota and its use. */
export type Quota = components["schemas"]["QuotaInfo"];

/** The Direct Connect side of what every project starts with. */
export interface VifPeerSeeds {
  readonly interfaces: readonly VirtualInterface[];
  readonly gateways: readonly VirtualGateway[];
  readonly peers: readonly VifPeer[];
  /** What a new peer has unless the caller or the mock says otherwise. */
  readonly newPeer: VifPeer;
  /** How many connections a project may have. */
  readonly connectionQuota: Quota;
}

/** The Direct Connect state of one project; the probes of its peers are apart. */
export interface DirectConnect {
  readonly interfaces: OrderedById<VirtualInterface>;
  readonly gateways: Map<string, VirtualGateway>;
  /** What an interface of a seed has unless the seed says otherwise. */
  readonly newInterface: VirtualInterface;
  readonly peers: VifPeers;
  readonly newPeer: VifPeer;
  readonly connectionQuota: Quota;
}

/** How many items a page has that no one limits. */
export const DEFAULT_LIMIT: number = document.components.parameters.Limit.schema.default;

/** Remote subnets of an interface that has no limit of its own (`vif-peers.quotas`). */
export const DEFAULT_ROUTE_LIMIT = 50;

/** Virtual interfaces of a project in one region (`vif-peers.quotas`). */
export const INTERFACE_QUOTA = 50;

/** The number of the cloud side, which no data centre may have (`vif-peers.bgp-asn`). */
export const CLOUD_ASN = 64_512;

/**
 * The peer of the documented update, under the id of the documented URL. The example responds with
 * another id; that is taken for its IPv6 sibling, so that the documented deletion is not one of the
 * last peer.
 */
function updatedPeers(newPeer: VifPeer): [VifPeer, VifPeer] {
  const { responses } = validators.updateVifPeer;
  const { vif_peer } = documentedResponse(document, "updateVifPeer", responses[200]);
  const { id, vif_id, name } = vif_peer;
  const sibling = { ...newPeer, ...{ id, vif_id, name }, status: "ACTIVE", remote_ep_group: [] };
  const updated = { ...vif_peer, id: documentedId(document, "updateVifPeer", "vif_peer_id") };
  return [updated, sibling as VifPeer];
}

/** An interface like another, for a peer that is documented without one. */
function interfaceFor(peer: VifPeer, like: VirtualInterface): VirtualInterface {
  return {
    ...like,
    id: peer.vif_id ?? like.id,
    ...(peer.name === undefined ? {} : { name: peer.name }),
    local_gateway_v4_ip: peer.local_gateway_ip ?? null,
    remote_gateway_v4_ip: peer.remote_gateway_ip ?? null,
    remote_ep_group: peer.remote_ep_group ?? null,
  };
}

/** Gateways are shown nowhere: each is one that an interface names, and knows of no subnet. */
function gatewaysOf(interfaces: readonly VirtualInterface[]): VirtualGateway[] {
  const ids = new Set(interfaces.flatMap(({ vgw_id }) => vgw_id ?? []));
  return [...ids].map((id) => ({ id, vpc_id: null, local_ep_group: [] }));
}

/**
 * Reads the documented examples. A peer that a documented probe names is shown nowhere: it is taken to
 * be like that of the update, on the interface that the documented creation gives a second peer.
 */
export function readVifPeerSeeds(probedPeerIds: readonly string[]): VifPeerSeeds {
  const show = validators.showVirtualInterface.responses[200];
  const { virtual_interface } = documentedResponse(document, "showVirtualInterface", show);
  const { vif_peers = [], ...shown } = virtual_interface;
  const create = validators.createVifPeer.responses[201];
  const { vif_peer: newPeer } = documentedResponse(document, "createVifPeer", create);
  const [updated, sibling] = updatedPeers(newPeer);
  const probed = probedPeerIds.map((id): VifPeer => {
    return { ...updated, id, vif_id: newPeer.vif_id ?? shown.id };
  });
  const quotas = validators.showQuotas.responses[201];
  const [connectionQuota = {}] =
    documentedResponse(document, "showQuotas", quotas).quotas.resources ?? [];
  return {
    interfaces: [shown, ...[updated, ...probed].map((peer) => interfaceFor(peer, shown))],
    gateways: gatewaysOf([shown]),
    peers: [...vif_peers, updated, sibling, ...probed],
    newPeer,
    connectionQuota,
  };
}

/** The Direct Connect state of a new project. */
export function createDirectConnect(projectId: string, seeds: VifPeerSeeds): DirectConnect {
  const own = <T extends object>(it: T) => ({ ...it, tenant_id: projectId });
  return {
    interfaces: new OrderedById(seeds.interfaces.map(own)),
    gateways: new Map(seeds.gateways.map((it) => [it.id, it])),
    newInterface: own(seeds.interfaces[0] ?? { id: "" }),
    peers: new VifPeers(seeds.peers.map(own)),
    newPeer: own(seeds.newPeer),
    connectionQuota: seeds.connectionQuota,
  };
}
