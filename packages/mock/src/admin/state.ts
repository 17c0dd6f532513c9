import type { Seed } from "../state/seed.js";
import type { Snapshot } from "../state/snapshot.js";
import type { AdminOperation } from "./call.js";

/** Puts resources into projects and returns their ids. */
export const seedState: AdminOperation = async ({ cloud, json }) => {
  // What they are is checked there.
  return { status: 200, body: cloud.seed((await json()) as Seed | readonly Seed[]) };
};

/** Everything that was asked for or changed. */
export const showSnapshot: AdminOperation = ({ cloud }) => ({
  status: 200,
  body: cloud.snapshot(),
});

/** Takes over a snapshot in place of all that there is. */
export const restoreSnapshot: AdminOperation = async ({ cloud, json }) => {
  cloud.restore((await json()) as Snapshot);
  return { status: 204 };
};

/** Forgets every change. */
export const resetState: AdminOperation = ({ cloud }) => {
  cloud.reset();
  return { status: 204 };
};
