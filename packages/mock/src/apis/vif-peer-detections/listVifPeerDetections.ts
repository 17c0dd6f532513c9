import type { operations } from "@hcnet/vif-peer-detections/types";
import type { OperationHandler } from "../../operation.js";
import { checkPageQuery, pageErrors, pageOf } from "../direct-connect/page.js";
import { DEFAULT_LIMIT } from "./state.js";

/** Rules 2.8 to 2.10; page_info is that of the documented example. */
export const listVifPeerDetections: OperationHandler<
  operations["listVifPeerDetections"],
  (typeof pageErrors)[number]
> = {
  errors: pageErrors,
  handle({ project, query, requestId, rules }) {
    const rejection = checkPageQuery(query, rules);
    if (rejection !== undefined) return rejection;
    const { items: vif_peer_detections, page_info } = pageOf(
      project.detections.items,
      query,
      DEFAULT_LIMIT,
    );
    return { status: 200, body: { request_id: requestId, vif_peer_detections, page_info } };
  },
};
