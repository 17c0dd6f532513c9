import document from "@hcnet/vif-peer-detections/openapi.json" with { type: "json" };
import type { operations } from "@hcnet/vif-peer-detections/types";
import { validators } from "@hcnet/vif-peer-detections/validators";
import type { Api, Handlers } from "../../operation.js";
import { createVifPeerDetection } from "./createVifPeerDetection.js";

/** Connectivity probes of Direct Connect virtual interface peers. */
export const vifPeerDetections: Api = {
  document,
  validators,
  handlers: { createVifPeerDetection } satisfies Handlers<operations>,
};
