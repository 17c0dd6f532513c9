import type { operations } from "@hcnet/vif-peer-detections/types";
import type { OperationHandler } from "../../operation.js";
import { reject } from "../../rejection.js";

const errors = ["notFound"] as const;

/** Behaviors `vif-peer-detections.completion`, `vif-peer-detections.lookup-by-detection-id`. */
export const showVifPeerDetection: OperationHandler<
  operations["showVifPeerDetection"],
  (typeof errors)[number]
> = {
  errors,
  handle({ project, path: { vif_peer_id: id }, requestId }) {
    const vif_peer_detection = project.detections.items.get(id);
    if (vif_peer_detection === undefined) {
      return reject("notFound", `vif_peer_id: no detection ${id} in this project`);
    }
    return { status: 200, body: { request_id: requestId, vif_peer_detection } };
  },
};
