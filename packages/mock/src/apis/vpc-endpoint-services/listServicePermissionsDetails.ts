import type { operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler } from "../../operation.js";
import { firstOf, pageErrors, pageIssue, projectIssue } from "./issues.js";
import { checkOffset, page } from "./page.js";
import { findService, unknownResourceErrors } from "./state.js";
import { asPermissionObject } from "./views.js";
import { whitelistOf } from "./whitelist.js";

const errors = [...unknownResourceErrors, "badProject", ...pageErrors] as const;
type Name = (typeof errors)[number];

/**
 * Behaviors `vpc-endpoint-services.unknown-service`, `vpc-endpoint-services.whitelist`,
 * `vpc-endpoint-services.paging`, `vpc-endpoint-services.offset-past-end`.
 */
export const listServicePermissionsDetails: OperationHandler<
  operations["listServicePermissionsDetails"],
  Name
> = {
  errors,
  nameIssue: firstOf<Name>(projectIssue, pageIssue),
  handle({ project, path, query, behaviors }) {
    const { endpointServices: state } = project;
    const service = findService(state, path.vpc_endpoint_service_id, behaviors);
    if ("rejection" in service) return service;
    const { permission: text = "" } = query;
    const entries = [...whitelistOf(state, service.id).values()];
    const found = entries.filter(({ permission }) => permission.includes(text));
    const { items, total } = page(found, query);
    const rejection = checkOffset(total, query, behaviors["vpc-endpoint-services.offset-past-end"]);
    if (rejection !== undefined) return rejection;
    return {
      status: 200,
      body: { permissions: items.map(asPermissionObject), total_count: total },
    };
  },
};
