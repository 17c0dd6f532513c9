import document from "@hcnet/vif-peer-detections/openapi.json" with { type: "json" };
import type { components } from "@hcnet/vif-peer-detections/types";
import { validators } from "@hcnet/vif-peer-detections/validators";
import { documentedRequest, documentedResponse } from "../../spec/documented.js";
import type { OrderedById } from "../../state/ordered-by-id.js";

/** A connectivity probe, as the service answers it. */
export type VifPeerDetection = components["schemas"]["VifPeerDetection"];

/** A probe as it was when it started; what it is now follows from the time. */
export interface StartedDetection {
  readonly id: string;
  readonly startedAt: Date;
  readonly detection: VifPeerDetection;
}

/** The probes of one project. */
export interface Detections {
  /** A probe that has just started, without what is its own: ids and time. */
  readonly template: VifPeerDetection;
  readonly items: OrderedById<StartedDetection>;
}

/** How long a probe runs: as in the documented answer to a show (rule 2.5). */
export const DETECTION_MS = 4 * 60 * 1000;

/** How many items a page has that no one limits. */
export const DEFAULT_LIMIT: number = document.components.parameters.Limit.schema.default;

/** `yyyy-MM-dd HH:mm:ss`; the zone is stated nowhere, UTC is taken. */
export const timestamp = (date: Date): string => date.toISOString().slice(0, 19).replace("T", " ");

/** Rule 2.3: a probe as it is at a time. No probe of the mock fails or loses anything. */
export function detectionAt(
  now: Date,
  { startedAt, detection }: StartedDetection,
): VifPeerDetection {
  const end = new Date(startedAt.getTime() + DETECTION_MS);
  if (now < end) return detection;
  return { ...detection, end_time: timestamp(end), status: "complete", loss_ratio: 0 };
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
