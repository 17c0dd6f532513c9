import document from "@hcnet/vif-peer-detections/openapi.json" with { type: "json" };
import type { components } from "@hcnet/vif-peer-detections/types";
import { validators } from "@hcnet/vif-peer-detections/validators";
import { documentedRequest, documentedResponse } from "../../spec/documented.js";
import { OrderedById } from "../../state/ordered-by-id.js";
import { spacedTimestamp } from "../timestamps.js";

/** A connectivity probe, as the service answers it. */
export type VifPeerDetection = components["schemas"]["VifPeerDetection"];

/** A probe, and if it has not ended when it will. */
export interface KnownDetection {
  readonly id: string;
  readonly detection: VifPeerDetection;
  readonly endsAt?: Date;
}

/** The probes of one project. */
export interface Detections {
  /** A probe that has just started, without what is its own: ids and time. */
  readonly template: VifPeerDetection;
  readonly items: OrderedById<KnownDetection>;
}

/** How long a probe runs: as in the documented answer to a show (rule 2.5). */
export const DETECTION_MS = 4 * 60 * 1000;

/** How many items a page has that no one limits. */
export const DEFAULT_LIMIT: number = document.components.parameters.Limit.schema.default;

/** Rule 2.3: a probe as it is at a time. No probe of the mock fails or loses anything. */
export function detectionAt(now: Date, { detection, endsAt }: KnownDetection): VifPeerDetection {
  if (endsAt === undefined || now < endsAt) return detection;
  return { ...detection, end_time: spacedTimestamp(endsAt), status: "complete", loss_ratio: 0 };
}

/** What every project starts with. */
export interface DetectionSeeds {
  readonly template: VifPeerDetection;
  /** A probe that has ended. */
  readonly ended: VifPeerDetection;
}

/** Reads the documented examples. */
export function readDetectionSeeds(): DetectionSeeds {
  const { createVifPeerDetection, showVifPeerDetection } = validators;
  const created = createVifPeerDetection.responses[200];
  const shown = showVifPeerDetection.responses[200];
  return {
    template: documentedResponse(document, "createVifPeerDetection", created).vif_peer_detection,
    ended: documentedResponse(document, "showVifPeerDetection", shown).vif_peer_detection,
  };
}

/** The probes of a new project. */
export function createDetections(projectId: string, seeds: DetectionSeeds): Detections {
  const detection = { ...seeds.ended, project_id: projectId };
  return {
    template: { ...seeds.template, project_id: projectId },
    items: new OrderedById([{ id: detection.id, detection }]),
  };
}

/** The peer that the documented request probes. */
export function documentedPeerId(): string {
  const { request } = validators.createVifPeerDetection;
  const body = documentedRequest(document, "createVifPeerDetection", request);
  return body.vif_peer_detection.vif_peer_id;
}
