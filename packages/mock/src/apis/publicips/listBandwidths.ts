import type { operations } from "@hcnet/publicips/types";
import type { OperationHandler } from "../../operation.js";
import { takePage } from "../paging.js";
import { bandwidthIdsAfter, showBandwidthOf } from "./bandwidths.js";
import { isWithin, nameEnterpriseProjectIssue } from "./enterprise-projects.js";
import { DEFAULT_LIMIT } from "./state.js";

const errors = ["badEnterpriseProject"] as const;
type Name = (typeof errors)[number];

/** Behaviors `publicips.paging`, `publicips.bandwidths`. */
export const listBandwidths: OperationHandler<operations["listBandwidths"], Name> = {
  errors,
  nameIssue: nameEnterpriseProjectIssue,
  handle({ project, query }) {
    const { limit = DEFAULT_LIMIT, marker = "", share_type } = query;
    function* shown() {
      for (const id of bandwidthIdsAfter(project.publicips, marker)) {
        const bandwidth = showBandwidthOf(project, id);
        if (bandwidth !== undefined) yield bandwidth;
      }
    }
    const { items } = takePage(
      shown(),
      { limit },
      (bandwidth) =>
        (share_type === undefined || bandwidth.share_type === share_type) &&
        isWithin(bandwidth.enterprise_project_id, query.enterprise_project_id),
    );
    return { status: 200, body: { bandwidths: items } };
  },
};
