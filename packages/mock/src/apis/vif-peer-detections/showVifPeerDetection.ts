import type { operations } from "@hcnet/vif-peer-detections/types";
import { type OperationHandler, refuse } from "../../operation.js";
import { detectionAt } from "./state.js";

const refusals = ["notFound"] as const;

/** Rules 2.3 and 2.6. */
export const showVifPeerDetection: OperationHandler<
  operations["showVifPeerDetection"],
  (typeof refusals)[number]
> = {
  refusals,
  handle({ project, path: { vif_peer_id: id }, requestId, now }) {
    const found = project.detections.items.get(id);
    if (found === undefined) {
      return refuse("notFound", `vif_peer_id: no detection ${id} in this project`);
    }
    const vif_peer_detection = detectionAt(now, found);
    return { status: 200, body: { request_id: requestId, vif_peer_detection } };
  },
};
