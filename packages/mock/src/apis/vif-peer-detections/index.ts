import document from "@hcnet/vif-peer-detections/openapi.json" with { type: "json" };
import type { operations } from "@hcnet/vif-peer-detections/types";
import { validators } from "@hcnet/vif-peer-detections/validators";
import type { Api, Handlers } from "../../operation.js";
import { createVifPeerDetection } from "./createVifPeerDetection.js";
import { deleteVifPeerDetection } from "./deleteVifPeerDetection.js";
import { listVifPeerDetections } from "./listVifPeerDetections.js";
import { showVifPeerDetection } from "./showVifPeerDetection.js";
import { endDetection } from "./state.js";

/** Connectivity probes of Direct Connect virtual interface peers. */
export const vifPeerDetections: Api = {
  name: "vif-peer-detections",
  document,
  validators,
  handlers: {
    createVifPeerDetection,
    deleteVifPeerDetection,
    listVifPeerDetections,
    showVifPeerDetection,
  } satisfies Handlers<operations>,
  finish: { "vif_peer_detections.run": endDetection },
};
