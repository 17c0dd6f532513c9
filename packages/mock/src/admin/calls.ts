import { KEPT_CALLS } from "../journal/journal.js";
import { type AdminOperation, numberIn } from "./call.js";

/** The last calls, oldest first. */
export const listCalls: AdminOperation = ({ cloud: { journal }, query }) => {
  const limit = numberIn(query, "limit", { min: 1, max: KEPT_CALLS, otherwise: KEPT_CALLS });
  const after = numberIn(query, "after", { min: 0, max: Number.MAX_SAFE_INTEGER, otherwise: 0 });
  const calls = journal.recent().filter(({ sequence }) => sequence > after);
  return { status: 200, body: { calls: calls.slice(-limit) } };
};

/** Forgets the calls so far. */
export const clearCalls: AdminOperation = ({ cloud: { journal } }) => {
  journal.clear();
  return { status: 204 };
};
