import { randomUUID } from "node:crypto";
import type { operations } from "@hcnet/vif-peer-detections/types";
import type { OperationHandler } from "../../operation.js";
import { refuse } from "../../refusal.js";
import { spacedTimestamp } from "../timestamps.js";

const refusals = ["vifPeerNotFound"] as const;

/** Rules 2.1, 2.2 and 2.5. */
export const createVifPeerDetection: OperationHandler<
  operations["createVifPeerDetection"],
  (typeof refusals)[number]
> = {
  refusals,
  handle({ project, body, requestId, now, begin }) {
    const { vif_peer_id } = body.vif_peer_detection;
    if (!project.directConnect.peers.has(vif_peer_id)) {
      const field = "vif_peer_detection.vif_peer_id";
      return refuse("vifPeerNotFound", `${field}: no peer ${vif_peer_id} in this project`);
    }
    const id = randomUUID();
    const detection = {
      ...project.detections.template,
      id,
      vif_peer_id,
      start_time: spacedTimestamp(now),
    };
    project.detections.items.put(detection);
    begin("vif_peer_detections.run", id);
    return { status: 200, body: { request_id: requestId, vif_peer_detection: detection } };
  },
};
