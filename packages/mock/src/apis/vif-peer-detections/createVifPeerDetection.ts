import type { operations } from "@hcnet/vif-peer-detections/types";
import type { OperationHandler } from "../../operation.js";
import { randomUUID } from "../../platform/random.js";
import { reject } from "../../rejection.js";
import { spacedTimestamp } from "../timestamps.js";
import { isProbed } from "./state.js";

const errors = ["vifPeerNotFound", "notFound", "badParameter"] as const;

const FIELD = "vif_peer_detection.vif_peer_id";

/**
 * Behaviors `vif-peer-detections.unknown-peer`, `vif-peer-detections.new-detection`,
 * `vif-peer-detections.concurrent-detections`.
 */
export const createVifPeerDetection: OperationHandler<
  operations["createVifPeerDetection"],
  (typeof errors)[number]
> = {
  errors,
  handle({ project, body, requestId, now, behaviors, begin }) {
    const { vif_peer_id } = body.vif_peer_detection;
    // Where the cloud does not serve peers, every one is taken to be there.
    if (project.others.directConnect?.peers.has(vif_peer_id) === false) {
      const name =
        behaviors["vif-peer-detections.unknown-peer"] === "badRequest"
          ? "vifPeerNotFound"
          : "notFound";
      return reject(name, `${FIELD}: no peer ${vif_peer_id} in this project`);
    }
    if (
      behaviors["vif-peer-detections.concurrent-detections"] === "one" &&
      isProbed(project.detections, vif_peer_id)
    ) {
      return reject("badParameter", `${FIELD}: a detection of this peer is running`);
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
