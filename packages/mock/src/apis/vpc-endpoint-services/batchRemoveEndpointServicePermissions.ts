import type { ValidationIssue } from "@hcnet/runtime";
import type { operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler } from "../../operation.js";
import { firstOf, projectIssue } from "./issues.js";
import { newestFirst } from "./page.js";
import { findService, unknownResourceErrors } from "./state.js";
import { asEpsPermission } from "./views.js";
import { whitelistOf } from "./whitelist.js";

const errors = [...unknownResourceErrors, "badProject", "noPermissions"] as const;
type Name = (typeof errors)[number];

const listIssue = ({ instancePath, keyword }: ValidationIssue): Name | undefined =>
  instancePath === "/permissions" && keyword === "minItems" ? "noPermissions" : undefined;

/**
 * Behaviors `vpc-endpoint-services.unknown-service`, `vpc-endpoint-services.whitelist`. An id that
 * is not there changes nothing.
 */
export const batchRemoveEndpointServicePermissions: OperationHandler<
  operations["batchRemoveEndpointServicePermissions"],
  Name
> = {
  errors,
  nameIssue: firstOf<Name>(projectIssue, listIssue),
  handle({ project, path, body, behaviors }) {
    const service = findService(project.endpointServices, path.vpc_endpoint_service_id, behaviors);
    if ("rejection" in service) return service;
    const whitelist = whitelistOf(project.endpointServices, service.id);
    const ids = new Set(body.permissions.map(({ id }) => id));
    for (const { id, permission } of [...whitelist.values()]) {
      if (ids.has(id)) whitelist.delete(permission);
    }
    const left = newestFirst([...whitelist.values()]);
    return { status: 200, body: { permissions: left.map(asEpsPermission) } };
  },
};
