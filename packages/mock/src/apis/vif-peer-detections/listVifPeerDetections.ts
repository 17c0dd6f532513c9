import type { operations } from "@hcnet/vif-peer-detections/types";
import type { OperationHandler } from "../../operation.js";
import { checkPageQuery, pageErrors, pageOf } from "../direct-connect/page.js";
import { DEFAULT_LIMIT } from "./state.js";

/**
 * Behaviors `vif-peer-detections.paging`, `vif-peer-detections.last-page`,
 * `vif-peer-detections.marker-with-offset`; page_info is that of the documented example.
 */
export const listVifPeerDetections: OperationHandler<
  operations["listVifPeerDetections"],
  (typeof pageErrors)[number]
> = {
  errors: pageErrors,
  handle({ project, query, requestId, behaviors }) {
    const rejection = checkPageQuery(query, behaviors);
    if (rejection !== undefined) return rejection;
    const { items: vif_peer_detections, page_info } = pageOf(
      project.detections.items,
      query,
      DEFAULT_LIMIT,
    );
    return { status: 200, body: { request_id: requestId, vif_peer_detections, page_info } };
  },
};
