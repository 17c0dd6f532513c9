import type { operations } from "@hcnet/vif-peer-detections/types";
import type { OperationHandler } from "../../operation.js";
import { refuse } from "../../refusal.js";

const refusals = ["notFound"] as const;

/** Rules 2.3 and 2.6. */
export const showVifPeerDetection: OperationHandler<
  operations["showVifPeerDetection"],
  (typeof refusals)[number]
> = {
  refusals,
  handle({ project, path: { vif_peer_id: id }, requestId }) {
    const vif_peer_detection = project.detections.items.get(id);
    if (vif_peer_detection === undefined) {
      return refuse("notFound", `vif_peer_id: no detection ${id} in this project`);
    }
    return { status: 200, body: { request_id: requestId, vif_peer_detection } };
  },
};
