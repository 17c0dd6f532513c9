import type { ValidationIssue } from "@hcnet/runtime";
import type { operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler } from "../../operation.js";
import { firstOf, pageErrors, pageIssue, projectIssue } from "./issues.js";
import { nameContains } from "./names.js";
import { checkOffset, page } from "./page.js";
import type { EndpointService } from "./state.js";
import { asListed } from "./views.js";

const errors = ["badProject", ...pageErrors, "badStatus"] as const;
type Name = (typeof errors)[number];

const statusIssue = ({ instancePath }: ValidationIssue): Name | undefined =>
  instancePath === "/status" ? "badStatus" : undefined;

/** Only a back end on a VLAN network is named by its address. */
const netTypeOf = ({ ip }: EndpointService): string => (ip === undefined ? "vxlan" : "vlan");

/**
 * Behaviors `vpc-endpoint-services.connection-count`, `vpc-endpoint-services.paging`,
 * `vpc-endpoint-services.offset-past-end`.
 */
export const listEndpointService: OperationHandler<operations["listEndpointService"], Name> = {
  errors,
  nameIssue: firstOf<Name>(projectIssue, pageIssue, statusIssue),
  handle({ project, query, behaviors }) {
    const { items, connections } = project.endpointServices;
    const { id, status, public_border_group: group, net_type = "all" } = query;
    const isNamed = nameContains(query.endpoint_service_name);
    const found = [...items.values()].filter(
      (service) =>
        (id === undefined || service.id === id) &&
        (status === undefined || service.status === status) &&
        (group === undefined || service.public_border_group === group) &&
        (net_type === "all" || netTypeOf(service) === net_type) &&
        isNamed(service.service_name),
    );
    const { items: services, total } = page(found, query);
    const rejection = checkOffset(total, query, behaviors["vpc-endpoint-services.offset-past-end"]);
    if (rejection !== undefined) return rejection;
    return {
      status: 200,
      body: {
        endpoint_services: services.map((it) => asListed(it, connections.get(it.id)?.values())),
        total_count: total,
      },
    };
  },
};
