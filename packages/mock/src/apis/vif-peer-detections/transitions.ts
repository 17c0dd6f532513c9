import type { TransitionTable } from "../../transitions/transition.js";

/**
 * Behavior `vif-peer-detections.concurrent-detections`: as long as between start and end in the
 * documented response to a show.
 */
export const vifPeerDetectionTransitions = {
  "vif_peer_detections.run": { from: "processing", to: "complete", ms: 4 * 60 * 1000 },
} as const satisfies TransitionTable;
