import type { operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler } from "../../operation.js";
import { firstOf, pageIssue, pageRefusals, projectIssue } from "./issues.js";
import { checkOffset, page } from "./page.js";
import { findService, unknownRefusals } from "./state.js";
import { asPermissionObject } from "./views.js";
import { whitelistOf } from "./whitelist.js";

const refusals = [...unknownRefusals, "badProject", ...pageRefusals] as const;
type Name = (typeof refusals)[number];

/** Rules 5.13, 5.17, 5.21 and 5.22. */
export const listServicePermissionsDetails: OperationHandler<
  operations["listServicePermissionsDetails"],
  Name
> = {
  refusals,
  nameIssue: firstOf<Name>(projectIssue, pageIssue),
  handle({ project, path, query, rules }) {
    const { endpointServices: state } = project;
    const service = findService(state, path.vpc_endpoint_service_id, rules);
    if ("refusal" in service) return service;
    const { permission: text = "" } = query;
    const entries = [...whitelistOf(state, service.id).values()];
    const found = entries.filter(({ permission }) => permission.includes(text));
    const { items, total } = page(found, query);
    const refusal = checkOffset(total, query, rules["5.22"]);
    if (refusal !== undefined) return refusal;
    return {
      status: 200,
      body: { permissions: items.map(asPermissionObject), total_count: total },
    };
  },
};
