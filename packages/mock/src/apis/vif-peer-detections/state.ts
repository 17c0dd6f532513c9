import document from "@hcnet/vif-peer-detections/openapi.json" with { type: "json" };
import type { components } from "@hcnet/vif-peer-detections/types";
import { validators } from "@hcnet/vif-peer-detections/validators";
import { documentedRequest, documentedResponse } from "../../spec/documented.js";
import { OrderedById } from "../../state/ordered-by-id.js";
import { spacedTimestamp } from "../timestamps.js";
import type { DirectConnect } from "../vif-peers/state.js";

/** A connectivity probe, as the service returns it. */
export type VifPeerDetection = components["schemas"]["VifPeerDetection"];

/** The probes of one project. */
export interface Detections {
  /** A probe that has just started, without what is its own: ids and time. */
  readonly template: VifPeerDetection;
  readonly items: OrderedById<VifPeerDetection>;
  /** How the next probes end, by id and in order; each is used once. */
  readonly outcomes: Map<string, DetectionOutcome>;
}

/** How one of the next probes ends. */
export interface DetectionOutcome {
  readonly id: string;
  /** The peer whose probe it is for; that of any peer by default. */
  readonly vif_peer_id?: string;
  readonly status: "complete" | "error";
  /** Percentage of lost packets, an integer from 0 to 100. */
  readonly loss_ratio: number;
}

/** Takes the first outcome that is for a peer. */
function takeOutcome({ outcomes }: Detections, peerId: string): DetectionOutcome | undefined {
  for (const outcome of outcomes.values()) {
    if ((outcome.vif_peer_id ?? peerId) !== peerId) continue;
    outcomes.delete(outcome.id);
    return outcome;
  }
  return undefined;
}

/** How many items a page has that no one limits. */
export const DEFAULT_LIMIT: number = document.components.parameters.Limit.schema.default;

/** Whether a probe of a peer is running. */
export function isProbed({ items }: Detections, peerId: string): boolean {
  for (const { vif_peer_id, status } of items.values()) {
    if (vif_peer_id === peerId && status === "processing") return true;
  }
  return false;
}

const UNREACHABLE: ReadonlySet<string> = new Set(["DOWN", "ERROR"]);

/**
 * Behavior `vif-peer-detections.completion`: ends a probe. It fails without its peer, ends as a
 * seed says, and otherwise loses everything where the peer is down.
 */
export function endDetection(
  { detections, others: { directConnect } }: EndedIn,
  id: string,
  at: Date,
): void {
  const { items } = detections;
  const detection = items.get(id);
  if (detection?.status !== "processing") return;
  const { vif_peer_id = "" } = detection;
  const peer = directConnect?.peers.get(vif_peer_id);
  const ended = { ...detection, end_time: spacedTimestamp(at) };
  if (directConnect !== undefined && peer === undefined) {
    items.put({ ...ended, status: "error" });
    return;
  }
  const loss_ratio = UNREACHABLE.has(peer?.status ?? "") ? 100 : 0;
  const outcome = takeOutcome(detections, vif_peer_id) ?? { status: "complete", loss_ratio };
  items.put({ ...ended, status: outcome.status, loss_ratio: outcome.loss_ratio });
}

/** What of a project the end of a probe goes by. */
interface EndedIn {
  readonly detections: Detections;
  /** Peers; absent where the cloud does not serve them. */
  readonly others: { readonly directConnect?: Pick<DirectConnect, "peers"> };
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
  return {
    template: { ...seeds.template, project_id: projectId },
    items: new OrderedById([{ ...seeds.ended, project_id: projectId }]),
    outcomes: new Map(),
  };
}

/** The peer that the documented request probes. */
export function documentedPeerId(): string {
  const { request } = validators.createVifPeerDetection;
  const body = documentedRequest(document, "createVifPeerDetection", request);
  return body.vif_peer_detection.vif_peer_id;
}
