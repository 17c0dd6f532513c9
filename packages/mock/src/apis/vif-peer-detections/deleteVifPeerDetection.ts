import type { operations } from "@hcnet/vif-peer-detections/types";
import type { OperationHandler } from "../../operation.js";
import { refuse } from "../../refusal.js";

const refusals = ["notFound"] as const;

/** Rules 2.6 and 2.7: a probe may go while it runs. */
export const deleteVifPeerDetection: OperationHandler<
  operations["deleteVifPeerDetection"],
  (typeof refusals)[number]
> = {
  refusals,
  handle({ project, path: { vif_peer_id: id } }) {
    if (project.detections.items.delete(id)) return { status: 204, body: undefined };
    return refuse("notFound", `vif_peer_id: no detection ${id} in this project`);
  },
};
