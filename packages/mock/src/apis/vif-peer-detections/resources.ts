import document from "@hcnet/vif-peer-detections/openapi.json" with { type: "json" };
import { validators } from "@hcnet/vif-peer-detections/validators";
import * as v from "valibot";
import { randomUUID } from "../../platform/random.js";
import {
  inCollection,
  inMap,
  type ResourceKind,
  resourceKind,
} from "../../state/resources/resource-kind.js";
import { shape, shapeProblem, uuid } from "../../state/resources/shape.js";
import { type Model, modelProblem } from "../../state/resources/spec-check.js";
import { spacedTimestamp } from "../timestamps.js";
import type { DetectionOutcome, VifPeerDetection } from "./state.js";

/** What of detections a seed may have. */
export interface VifPeerDetectionSeed {
  /** Detections; ended without loss, just now, unless told otherwise. */
  readonly vif_peer_detections?: readonly Partial<VifPeerDetection>[];
  /**
   * How the next detections end, each used once, in order: `complete` with a `loss_ratio` in percent,
   * 100 by default, or `error`; those of one peer with its `vif_peer_id`.
   */
  readonly detection_outcomes?: readonly Partial<DetectionOutcome>[];
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

const OUTCOMES = ["complete", "error"] as const;
const percent = "expected a whole percentage from 0 to 100";

const outcome = shape({
  id: uuid,
  vif_peer_id: v.optional(uuid),
  status: v.picklist(
    OUTCOMES,
    ({ received }) => `expected one of ${OUTCOMES.join(", ")}, got ${received}`,
  ),
  loss_ratio: v.pipe(
    v.number(percent),
    v.integer(percent),
    v.minValue(0, percent),
    v.maxValue(100, percent),
  ),
});

const outcomes = resourceKind<DetectionOutcome>({
  name: "detection_outcomes",
  ...inMap(({ detections }) => detections.outcomes, "id"),
  problem: (value) => shapeProblem(v.partial(outcome), value),
  complete: (given) => ({
    id: randomUUID(),
    status: "complete",
    // An outcome without anything else is for a test of lost packets; a failed probe says 0.
    loss_ratio: given.status === "error" ? 0 : 100,
    ...given,
  }),
});

/** What of detections seeds and snapshots have. */
export const vifPeerDetectionResources: readonly ResourceKind[] = [detections, outcomes];
