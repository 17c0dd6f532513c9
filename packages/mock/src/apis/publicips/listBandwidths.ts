import type { operations } from "@hcnet/publicips/types";
import type { OperationHandler } from "../../operation.js";
import { takePage } from "../paging.js";
import { bandwidthIdsAfter, showBandwidthOf } from "./bandwidths.js";
import { ALL_ENTERPRISE_PROJECTS } from "./listPublicips.js";
import { DEFAULT_LIMIT } from "./state.js";

const errors = ["badEnterpriseProject"] as const;
type Name = (typeof errors)[number];

/** Behaviors `publicips.paging`, `publicips.bandwidths`. */
export const listBandwidths: OperationHandler<operations["listBandwidths"], Name> = {
  errors,
  nameIssue: ({ instancePath }) =>
    instancePath === "/enterprise_project_id" ? "badEnterpriseProject" : undefined,
  handle({ project, query }) {
    const { limit = DEFAULT_LIMIT, marker = "", share_type } = query;
    const { enterprise_project_id: within = ALL_ENTERPRISE_PROJECTS } = query;
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
        (within === ALL_ENTERPRISE_PROJECTS || bandwidth.enterprise_project_id === within),
    );
    return { status: 200, body: { bandwidths: items } };
  },
};
