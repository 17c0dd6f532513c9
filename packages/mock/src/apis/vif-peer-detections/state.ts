import document from "@hcnet/vif-peer-detections/openapi.json" with { type: "json" };
import type { components } from "@hcnet/vif-peer-detections/types";
import { validators } from "@hcnet/vif-peer-detections/validators";
import { documentedRequest, documentedResponse } from "../../spec/documented.js";

/** A connectivity probe, as the service answers it. */
export type VifPeerDetection = components["schemas"]["VifPeerDetection"];

/** The probes of one project. */
export interface Detections {
  /** A probe that has just started, without what is its own: ids and time. */
  readonly template: VifPeerDetection;
  readonly items: Map<string, VifPeerDetection>;
}

/** The probe of the documented answer, which shows how every probe starts. */
export function documentedDetection(): VifPeerDetection {
  const { responses } = validators.createVifPeerDetection;
  return documentedResponse(document, "createVifPeerDetection", responses[200]).vif_peer_detection;
}

/** The peer that the documented request probes. */
export function documentedPeerId(): string {
  const { request } = validators.createVifPeerDetection;
  const body = documentedRequest(document, "createVifPeerDetection", request);
  return body.vif_peer_detection.vif_peer_id;
}
