import document from "@hcnet/vif-peers/openapi.json" with { type: "json" };
import { validators } from "@hcnet/vif-peers/validators";
import * as v from "valibot";
import { randomUUID } from "../../platform/random.js";
import {
  inCollection,
  inMap,
  type ResourceKind,
  resourceKind,
} from "../../state/resources/resource-kind.js";
import { cidr, shape, shapeProblem, uuid } from "../../state/resources/shape.js";
import { type Model, modelProblem, secretsOf } from "../../state/resources/spec-check.js";
import type { VifPeer, VirtualGateway, VirtualInterface } from "./state.js";

/** What of Direct Connect a seed may have, but for detections. */
export interface VifPeerSeed {
  readonly virtual_gateways?: readonly Partial<VirtualGateway>[];
  /** Virtual interfaces, without their peers. */
  readonly virtual_interfaces?: readonly Partial<VirtualInterface>[];
  /** Peers, each with the `vif_id` of its interface; static IPv4 ones unless told otherwise. */
  readonly vif_peers?: readonly Partial<VifPeer>[];
}

const ofInterface: Model = {
  document,
  schemas: ["VirtualInterface"],
  validator: validators.showVirtualInterface.responses[200],
  wrap: (virtual_interface) => ({ virtual_interface, request_id: "0".repeat(32) }),
  at: "/virtual_interface",
};

const ofPeer: Model = {
  document,
  schemas: ["VifPeer"],
  validator: validators.updateVifPeer.responses[200],
  wrap: (vif_peer) => ({ vif_peer }),
  at: "/vif_peer",
};

const gateway = shape({ id: uuid, vpc_id: v.nullable(uuid), local_ep_group: v.array(cidr) });

const virtualGateways = resourceKind<VirtualGateway>({
  name: "virtual_gateways",
  ...inMap(({ directConnect }) => directConnect.gateways, "id"),
  problem: (value) => shapeProblem(v.partial(gateway), value),
  complete(given, { project }) {
    const [first] = project.network.vpcs.keys();
    return { id: randomUUID(), vpc_id: first ?? null, local_ep_group: [], ...given };
  },
});

const virtualInterfaces = resourceKind<VirtualInterface>({
  name: "virtual_interfaces",
  ...inCollection(({ directConnect }) => directConnect.interfaces),
  problem(value) {
    if ("vif_peers" in value)
      return "vif_peers: expected next to virtual_interfaces, with a vif_id";
    return modelProblem(ofInterface, value);
  },
  complete(given, { project, now }) {
    const { newInterface, gateways } = project.directConnect;
    const time = now.toISOString();
    const [vgw_id = null] = gateways.keys();
    const own = { id: randomUUID(), vgw_id, create_time: time, update_time: time };
    return { ...newInterface, ...own, ...given };
  },
  // Behavior `vif-peers.bfd-or-nqa`.
  conflict: ({ enable_bfd, enable_nqa }) =>
    enable_bfd && enable_nqa ? "enable_bfd: cannot be on together with enable_nqa" : undefined,
  secrets: secretsOf(ofInterface),
});

const vifPeers = resourceKind<VifPeer>({
  name: "vif_peers",
  ...inCollection(({ directConnect }) => directConnect.peers),
  problem: (value) => modelProblem(ofPeer, value),
  complete(given, { project: { directConnect } }) {
    const own = { id: randomUUID(), status: "ACTIVE" };
    return { ...directConnect.newPeer, ...own, ...given };
  },
  conflict: ({ vif_id = "" }, { directConnect }) =>
    directConnect.interfaces.get(vif_id) === undefined
      ? `vif_id: no virtual interface ${vif_id} in this project`
      : undefined,
  secrets: secretsOf(ofPeer),
});

/** What of Direct Connect seeds and snapshots have, but for detections. */
export const vifPeerResources: readonly ResourceKind[] = [
  virtualGateways,
  virtualInterfaces,
  vifPeers,
];
