import type { operations } from "@hcnet/vif-peers/types";
import type { OperationHandler } from "../../operation.js";
import { refuse } from "../../refusal.js";

const refusals = ["notFound", "lastPeer"] as const;

/** Rules 1.5, 1.14 and 1.15; probes of the peer stay (2.11). */
export const deleteVifPeer: OperationHandler<
  operations["deleteVifPeer"],
  (typeof refusals)[number]
> = {
  refusals,
  handle({ project: { directConnect }, path }) {
    const peer = directConnect.peers.get(path.vif_peer_id);
    if (peer === undefined) {
      return refuse("notFound", `vif_peer_id: no peer ${path.vif_peer_id} in this project`);
    }
    if (directConnect.peers.of(peer.vif_id ?? "").length === 1) {
      return refuse("lastPeer", "vif_peer_id: is the last peer of its virtual interface");
    }
    directConnect.peers.delete(peer.id);
    return { status: 204, body: undefined };
  },
};
