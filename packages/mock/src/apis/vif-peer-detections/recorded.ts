import type { operations } from "@hcnet/vif-peer-detections/types";
import type { RecordedResponses } from "../../recorded.js";

/** What the reads of detections return, as seeds. */
export const recordedDetections: RecordedResponses<operations> = {
  listVifPeerDetections: ({ vif_peer_detections }) => ({ vif_peer_detections }),
  showVifPeerDetection: ({ vif_peer_detection }) => ({
    vif_peer_detections: [vif_peer_detection],
  }),
};
