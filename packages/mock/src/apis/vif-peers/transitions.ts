import type { TransitionTable } from "../../transitions/transition.js";

/**
 * No source says how long these take. A creation is returned as pending, so it is; an
 * update is returned as done, so by default it is over by the next call, and so is a deletion.
 */
export const vifPeerTransitions = {
  "vif_peers.create": { from: "PENDING_CREATE", to: "ACTIVE", ms: 2_000 },
  "vif_peers.update": { from: "PENDING_UPDATE", to: "ACTIVE", ms: 0, slowMs: 2_000 },
  "vif_peers.delete": { from: "PENDING_DELETE", to: "(none)", ms: 0, slowMs: 2_000 },
} as const satisfies TransitionTable;
