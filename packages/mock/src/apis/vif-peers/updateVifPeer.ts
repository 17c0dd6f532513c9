import type { operations } from "@hcnet/vif-peers/types";
import type { OperationHandler } from "../../operation.js";
import { refuse } from "../../refusal.js";
import { checkSubnets, subnetRefusals } from "./subnets.js";

const refusals = ["notFound", ...subnetRefusals] as const;

/** Rules 1.1 to 1.3 are in the schema; here are 0.4, 1.11 and 1.14. */
export const updateVifPeer: OperationHandler<
  operations["updateVifPeer"],
  (typeof refusals)[number]
> = {
  refusals,
  handle({ project: { directConnect }, path, body }) {
    const peer = directConnect.peers.get(path.vif_peer_id);
    if (peer === undefined) {
      return refuse("notFound", `vif_peer_id: no peer ${path.vif_peer_id} in this project`);
    }
    const { remote_ep_group: subnets } = body.vif_peer;
    const refusal = subnets && checkSubnets(directConnect, peer.vif_id ?? "", subnets, peer.id);
    if (refusal !== undefined) return refusal;
    const updated = { ...peer, ...body.vif_peer };
    directConnect.peers.put(updated);
    return { status: 200, body: { vif_peer: updated } };
  },
};
