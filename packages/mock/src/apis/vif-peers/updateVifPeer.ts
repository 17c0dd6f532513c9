import type { operations } from "@hcnet/vif-peers/types";
import { type OperationHandler, refuse } from "../../operation.js";
import { isCidr } from "../addresses.js";

const refusals = ["notFound", "badParameter"] as const;

/** Rules 1.1 to 1.3 are in the schema; here are 0.4, the CIDRs of 1.11, and 1.14. */
export const updateVifPeer: OperationHandler<
  operations["updateVifPeer"],
  (typeof refusals)[number]
> = {
  refusals,
  handle({ project, path, body }) {
    const peer = project.vifPeers.get(path.vif_peer_id);
    if (peer === undefined) {
      return refuse("notFound", `vif_peer_id: no peer ${path.vif_peer_id} in this project`);
    }
    const notCidr = (body.vif_peer.remote_ep_group ?? []).findIndex((item) => !isCidr(item));
    if (notCidr >= 0) {
      const field = `vif_peer.remote_ep_group[${notCidr}]`;
      return refuse("badParameter", `${field}: must be a CIDR block, such as 20.1.1.0/24`);
    }
    const updated = { ...peer, ...body.vif_peer };
    project.vifPeers.set(peer.id, updated);
    return { status: 200, body: { vif_peer: updated } };
  },
};
