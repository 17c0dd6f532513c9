import type { operations } from "@hcnet/vif-peer-detections/types";
import type { OperationHandler } from "../../operation.js";
import { reject } from "../../rejection.js";

const errors = ["notFound", "badParameter"] as const;

/** Behaviors `vif-peer-detections.lookup-by-detection-id`, `vif-peer-detections.delete-running`. */
export const deleteVifPeerDetection: OperationHandler<
  operations["deleteVifPeerDetection"],
  (typeof errors)[number]
> = {
  errors,
  handle({ project, path: { vif_peer_id: id }, behaviors }) {
    const { items } = project.detections;
    const detection = items.get(id);
    if (detection === undefined) {
      return reject("notFound", `vif_peer_id: no detection ${id} in this project`);
    }
    if (
      behaviors["vif-peer-detections.delete-running"] === "reject" &&
      detection.status === "processing"
    ) {
      return reject("badParameter", `vif_peer_id: detection ${id} is running`);
    }
    items.delete(id);
    return { status: 204, body: undefined };
  },
};
