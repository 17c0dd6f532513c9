import type { operations } from "@hcnet/vif-peer-detections/types";
import type { OperationHandler } from "../../operation.js";
import { randomUUID } from "../../platform/random.js";
import { reject } from "../../rejection.js";
import { spacedTimestamp } from "../timestamps.js";
import { isProbed } from "./state.js";

const errors = ["vifPeerNotFound", "notFound", "badParameter"] as const;

const FIELD = "vif_peer_detection.vif_peer_id";

/** Rules 2.1, 2.2 and 2.5. */
export const createVifPeerDetection: OperationHandler<
  operations["createVifPeerDetection"],
  (typeof errors)[number]
> = {
  errors,
  handle({ project, body, requestId, now, rules, begin }) {
    const { vif_peer_id } = body.vif_peer_detection;
    // Where the cloud does not serve peers, every one is taken to be there.
    if (project.others.directConnect?.peers.has(vif_peer_id) === false) {
      const name = rules["2.1"] === "badRequest" ? "vifPeerNotFound" : "notFound";
      return reject(name, `${FIELD}: no peer ${vif_peer_id} in this project`);
    }
    if (rules["2.5"] === "one" && isProbed(project.detections, vif_peer_id)) {
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
