import { randomUUID } from "node:crypto";
import type { operations } from "@hcnet/vif-peer-detections/types";
import { type OperationHandler, refuse } from "../../operation.js";

const refusals = ["vifPeerNotFound"] as const;

/** `yyyy-MM-dd HH:mm:ss`; the zone is stated nowhere, UTC is taken. */
const timestamp = (date: Date): string => date.toISOString().slice(0, 19).replace("T", " ");

/** Rules 2.1 and 2.2. */
export const createVifPeerDetection: OperationHandler<
  operations["createVifPeerDetection"],
  (typeof refusals)[number]
> = {
  refusals,
  handle({ project, body, requestId, now }) {
    const { vif_peer_id } = body.vif_peer_detection;
    if (!project.vifPeers.has(vif_peer_id)) {
      const field = "vif_peer_detection.vif_peer_id";
      return refuse("vifPeerNotFound", `${field}: no peer ${vif_peer_id} in this project`);
    }
    const detection = {
      ...project.detections.template,
      id: randomUUID(),
      vif_peer_id,
      project_id: project.id,
      start_time: timestamp(now),
    };
    project.detections.items.set(detection.id, detection);
    return { status: 200, body: { request_id: requestId, vif_peer_detection: detection } };
  },
};
