import type { QueryOf } from "@hcnet/runtime";
import type { operations } from "@hcnet/vif-peers/types";
import type { OperationHandler } from "../../operation.js";
import { checkPageQuery, pageOf, pageRefusals } from "../direct-connect/page.js";
import { DEFAULT_LIMIT, type VirtualInterface } from "./state.js";
import { showInterface } from "./virtual-interface.js";

type Query = QueryOf<operations["listVirtualInterfaces"]>;

const FILTERS = [
  "id",
  "status",
  "direct_connect_id",
  "vgw_id",
  "enterprise_project_id",
] as const satisfies readonly (keyof Query)[];

/** Values of one filter are alternatives, filters combine. */
function filterOf(query: Query): (item: VirtualInterface) => boolean {
  const filters = FILTERS.flatMap((name) => {
    const values = query[name];
    return values === undefined ? [] : [{ name, values: new Set<unknown>(values) }];
  });
  return (item) => filters.every(({ name, values }) => values.has(item[name]));
}

/** Section 6: pages by marker, with page_info. */
export const listVirtualInterfaces: OperationHandler<
  operations["listVirtualInterfaces"],
  (typeof pageRefusals)[number]
> = {
  refusals: pageRefusals,
  handle({ project: { directConnect }, query, requestId }) {
    const refusal = checkPageQuery(query);
    if (refusal !== undefined) return refusal;
    const { interfaces } = directConnect;
    const { items, page_info } = pageOf(interfaces, query, DEFAULT_LIMIT, filterOf(query));
    const shown = items.map((item) => showInterface(directConnect, item, query.fields));
    return {
      status: 200,
      body: { request_id: requestId, virtual_interfaces: shown, page_info },
    };
  },
};
