import type { QueryOf } from "@hcnet/runtime";
import type { operations } from "@hcnet/sub-network-interfaces/types";
import type { OperationHandler } from "../../operation.js";
import type { SubNetworkInterfaces } from "./collection.js";
import type { KnownInterface } from "./state.js";

type Query = QueryOf<operations["listSubNetworkInterfaces"]>;

/** Rule 3.17: what a page has when no limit is given. */
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

/** Rule 3.18: values of one filter are alternatives, all filters must fit. */
function filterOf(query: Query): (item: KnownInterface) => boolean {
  const filters = FILTERS.flatMap((member) => {
    const values = query[member];
    return values === undefined ? [] : [{ member, values: new Set(values) }];
  });
  return (item) =>
    filters.every(({ member, values }) => {
      const value = item[member];
      return value != null && values.has(value);
    });
}

function pageOf(
  interfaces: SubNetworkInterfaces,
  query: Query,
): { readonly items: KnownInterface[]; readonly last: boolean } {
  const { limit = MAX_PAGE, marker = "" } = query;
  const fits = filterOf(query);
  const items: KnownInterface[] = [];
  for (const item of interfaces.after(marker.toLowerCase())) {
    if (!fits(item)) continue;
    if (items.length === limit) return { items, last: false };
    items.push(item);
  }
  return { items, last: true };
}

/** Rules 3.17 and 3.18. */
export const listSubNetworkInterfaces: OperationHandler<
  operations["listSubNetworkInterfaces"],
  never
> = {
  refusals: [],
  handle({ project, query, requestId }) {
    const { items, last } = pageOf(project.subNetworkInterfaces, query);
    const [first, end] = [items.at(0), items.at(-1)];
    return {
      status: 200,
      body: {
        request_id: requestId,
        sub_network_interfaces: items,
        page_info: {
          ...(first === undefined ? {} : { previous_marker: first.id }),
          current_count: items.length,
          ...(last || end === undefined ? {} : { next_marker: end.id }),
        },
      },
    };
  },
};
