import document from "@hcnet/vif-peer-detections/openapi.json" with { type: "json" };
import type { components } from "@hcnet/vif-peer-detections/types";
import { validators } from "@hcnet/vif-peer-detections/validators";
import { documentedRequest, documentedResponse } from "../../spec/documented.js";
import { OrderedById } from "../../state/ordered-by-id.js";
import { spacedTimestamp } from "../timestamps.js";
import type { DirectConnect } from "../vif-peers/state.js";

/** A connectivity probe, as the service answers it. */
export type VifPeerDetection = components["schemas"]["VifPeerDetection"];

/** The probes of one project. */
export interface Detections {
  /** A probe that has just started, without what is its own: ids and time. */
  readonly template: VifPeerDetection;
  readonly items: OrderedById<VifPeerDetection>;
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

/** Rule 2.3: ends a probe. It fails without its peer, and loses everything where that is down. */
export function endDetection(
  { detections: { items }, others: { directConnect } }: EndedIn,
  id: string,
  at: Date,
): void {
  const detection = items.get(id);
  if (detection?.status !== "processing") return;
  const peer = directConnect?.peers.get(detection.vif_peer_id ?? "");
  const ended = { ...detection, end_time: spacedTimestamp(at) };
  const loss_ratio = UNREACHABLE.has(peer?.status ?? "") ? 100 : 0;
  if (directConnect !== undefined && peer === undefined) items.put({ ...ended, status: "error" });
  else items.put({ ...ended, status: "complete", loss_ratio });
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
  };
}

/** The peer that the documented request probes. */
export function documentedPeerId(): string {
  const { request } = validators.createVifPeerDetection;
  const body = documentedRequest(document, "createVifPeerDetection", request);
  return body.vif_peer_detection.vif_peer_id;
}
