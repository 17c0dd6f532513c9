import type { TransitionTable } from "../../transitions/transition.js";

/**
 * No source says how long these take. An assignment is returned as pending, so it is;
 * a binding is returned as done, so by default it is over by the next call, and so is a release.
 */
export const publicipTransitions = {
  "publicips.create": { from: "PENDING_CREATE", to: "DOWN", ms: 2_000 },
  "publicips.bind": { from: "BINDING", to: "ACTIVE", ms: 0, slowMs: 2_000 },
  "publicips.unbind": { from: "PENDING_UPDATE", to: "DOWN", ms: 0, slowMs: 2_000 },
  "publicips.delete": { from: "PENDING_DELETE", to: "(none)", ms: 0, slowMs: 2_000 },
} as const satisfies TransitionTable;
