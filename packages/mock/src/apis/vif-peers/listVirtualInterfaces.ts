import type { operations } from "@hcnet/vif-peers/types";
import type { OperationHandler } from "../../operation.js";
import { checkPageQuery, pageErrors, pageOf } from "../direct-connect/page.js";
import { membersAmong } from "../filters.js";
import { DEFAULT_LIMIT } from "./state.js";
import { showInterface } from "./virtual-interface.js";

const FILTERS = ["id", "status", "direct_connect_id", "vgw_id", "enterprise_project_id"] as const;

/** Behavior `common.list-end`: pages by marker, with page_info. */
export const listVirtualInterfaces: OperationHandler<
  operations["listVirtualInterfaces"],
  (typeof pageErrors)[number]
> = {
  errors: pageErrors,
  handle({ project: { directConnect }, query, requestId, behaviors }) {
    const rejection = checkPageQuery(query, behaviors);
    if (rejection !== undefined) return rejection;
    const { interfaces } = directConnect;
    const fits = membersAmong(FILTERS, query);
    const { items, page_info } = pageOf(interfaces, query, DEFAULT_LIMIT, fits);
    const shown = items.map((item) => showInterface(directConnect, item, query.fields));
    return {
      status: 200,
      body: { request_id: requestId, virtual_interfaces: shown, page_info },
    };
  },
};
