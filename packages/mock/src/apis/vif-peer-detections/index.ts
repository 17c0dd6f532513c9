import document from "@hcnet/vif-peer-detections/openapi.json" with { type: "json" };
import type { operations } from "@hcnet/vif-peer-detections/types";
import { validators } from "@hcnet/vif-peer-detections/validators";
import type { ApiModule } from "../../api-module.js";
import type { Handlers } from "../../operation.js";
import { vifPeerDetectionBehaviors } from "./behaviors.js";
import { createVifPeerDetection } from "./createVifPeerDetection.js";
import { deleteVifPeerDetection } from "./deleteVifPeerDetection.js";
import { listVifPeerDetections } from "./listVifPeerDetections.js";
import { recordedDetections } from "./recorded.js";
import { vifPeerDetectionResources } from "./resources.js";
import { showVifPeerDetection } from "./showVifPeerDetection.js";
import { createDetections, documentedPeerId, endDetection, readDetectionSeeds } from "./state.js";
import { vifPeerDetectionTransitions } from "./transitions.js";

/** Connectivity probes of Direct Connect virtual interface peers. */
export const vifPeerDetections: ApiModule = {
  name: "vif-peer-detections",
  document,
  validators,
  handlers: {
    createVifPeerDetection,
    deleteVifPeerDetection,
    listVifPeerDetections,
    showVifPeerDetection,
  } satisfies Handlers<operations>,
  behaviors: vifPeerDetectionBehaviors,
  transitions: vifPeerDetectionTransitions,
  finish: { "vif_peer_detections.run": endDetection },
  resources: vifPeerDetectionResources,
  recorded: recordedDetections,
  names: () => ({ vif_peers: [documentedPeerId()] }),
  readSeeds() {
    const seeds = readDetectionSeeds();
    return { createState: ({ id }) => ({ detections: createDetections(id, seeds) }) };
  },
};
