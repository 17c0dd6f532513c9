import document from "@hcnet/vif-peer-detections/openapi.json" with { type: "json" };
import { validators } from "@hcnet/vif-peer-detections/validators";
import { randomUUID } from "../../platform/random.js";
import { inCollection, type ResourceKind, resourceKind } from "../../state/resources/kind.js";
import { type Model, modelProblem } from "../../state/resources/spec-check.js";
import { spacedTimestamp } from "../timestamps.js";
import type { VifPeerDetection } from "./state.js";

/** What of detections a seed may have. */
export interface VifPeerDetectionSeed {
  /** Detections; ended without loss, just now, unless told otherwise. */
  readonly vif_peer_detections?: readonly Partial<VifPeerDetection>[];
}

const shown: Model = {
  document,
  schemas: ["VifPeerDetection"],
  validator: validators.showVifPeerDetection.responses[200],
  wrap: (vif_peer_detection) => ({ vif_peer_detection, request_id: "0".repeat(32) }),
  at: "/vif_peer_detection",
};

const detections = resourceKind<VifPeerDetection>({
  name: "vif_peer_detections",
  ...inCollection(({ detections }) => detections.items),
  problem: (value) => modelProblem(shown, value),
  complete(given, { project, now }) {
    const ended = given.status === undefined || given.status === "complete";
    return {
      ...project.detections.template,
      id: randomUUID(),
      start_time: spacedTimestamp(now),
      ...(ended ? { status: "complete", end_time: spacedTimestamp(now) } : {}),
      ...given,
    };
  },
});

/** What of detections seeds and snapshots have. */
export const vifPeerDetectionResources: readonly ResourceKind[] = [detections];
