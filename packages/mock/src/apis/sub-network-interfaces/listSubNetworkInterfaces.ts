import type { operations } from "@hcnet/sub-network-interfaces/types";
import type { OperationHandler } from "../../operation.js";
import { membersAmong } from "../filters.js";
import { pageInfo, takePage } from "../paging.js";
import { shown } from "./sub-network-interface.js";

/** Behavior `sub-network-interfaces.paging`: what a page has when no limit is given. */
const MAX_PAGE = 2000;

const FILTERS = [
  "id",
  "virsubnet_id",
  "private_ip_address",
  "mac_address",
  "vpc_id",
  "description",
  "parent_id",
] as const;

/** Behaviors `sub-network-interfaces.paging`, `sub-network-interfaces.filters`. */
export const listSubNetworkInterfaces: OperationHandler<
  operations["listSubNetworkInterfaces"],
  never
> = {
  errors: [],
  handle({ project, query, requestId, behaviors }) {
    const { limit: wanted = MAX_PAGE, marker = "" } = query;
    const limit =
      wanted === 0 && behaviors["sub-network-interfaces.paging"] === "unlimited"
        ? MAX_PAGE
        : wanted;
    const following = project.subNetworkInterfaces.after(marker.toLowerCase());
    const page = takePage(following, { limit }, membersAmong(FILTERS, query));
    return {
      status: 200,
      body: {
        request_id: requestId,
        sub_network_interfaces: page.items.map((item) => shown(item, project.network)),
        page_info: pageInfo(page),
      },
    };
  },
};
