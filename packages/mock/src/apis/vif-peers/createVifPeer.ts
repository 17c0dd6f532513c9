import type { operations } from "@hcnet/vif-peers/types";
import type { OperationHandler } from "../../operation.js";
import { randomUUID } from "../../platform/random.js";
import { type CreateVifPeer, checkCreation, creationErrors } from "./creation.js";
import type { VifPeer } from "./state.js";

/**
 * Behavior `vif-peers.route-mode-members`. A session that has just been made is down and has
 * learned no route.
 */
function routing({ route_mode = "static", bgp_asn, bgp_md5 }: CreateVifPeer): Partial<VifPeer> {
  if (route_mode === "static") return { route_mode };
  return {
    route_mode,
    bgp_asn: bgp_asn ?? null,
    bgp_md5: bgp_md5 ?? null,
    bgp_status: "DOWN",
    receive_route_num: 0,
  };
}

export const createVifPeer: OperationHandler<
  operations["createVifPeer"],
  (typeof creationErrors)[number]
> = {
  errors: creationErrors,
  nameIssue({ instancePath, keyword }) {
    const isRange = keyword === "minimum" || keyword === "maximum";
    return isRange && instancePath === "/vif_peer/bgp_asn" ? "bgpAsnOutOfRange" : undefined;
  },
  handle({ project, body: { vif_peer: wanted }, requestId, behaviors, begin }) {
    const rejection = checkCreation(project, wanted, behaviors);
    if (rejection !== undefined) return rejection;
    const { directConnect } = project;
    const { name = "", description = "", remote_ep_group = [] } = wanted;
    const { vif_id, address_family, local_gateway_ip, remote_gateway_ip } = wanted;
    const peer = {
      ...directConnect.newPeer,
      ...{ vif_id, address_family, local_gateway_ip, remote_gateway_ip },
      ...{ name, description, remote_ep_group },
      ...routing(wanted),
      id: randomUUID(),
      status: "PENDING_CREATE",
    };
    directConnect.peers.put(peer);
    begin("vif_peers.create", peer.id);
    // As the documented response shows it: no list rather than an empty one.
    const shown = remote_ep_group.length === 0 ? null : remote_ep_group;
    const response = { ...peer, remote_ep_group: shown };
    return { status: 201, body: { vif_peer: response, request_id: requestId } };
  },
};
