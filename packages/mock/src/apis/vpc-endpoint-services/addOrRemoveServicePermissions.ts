import type { ValidationIssue } from "@hcnet/runtime";
import type { operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler } from "../../operation.js";
import { firstOf, projectIssue } from "./issues.js";
import { findService, unknownResourceErrors } from "./state.js";
import { addEntries, whitelistOf } from "./whitelist.js";

const errors = [
  ...unknownResourceErrors,
  "badProject",
  "badPermissionAction",
  "badPermission",
  "noPermissions",
  "tooManyPermissions",
  "whitelistFull",
] as const;
type Name = (typeof errors)[number];

/** Behavior `vpc-endpoint-services.whitelist`, as far as the schema states it. */
function permissionIssue({ instancePath, keyword }: ValidationIssue): Name | undefined {
  if (instancePath === "/action") return "badPermissionAction";
  if (instancePath === "/permissions" && keyword === "minItems") return "noPermissions";
  if (instancePath === "/permissions" && keyword === "maxItems") return "tooManyPermissions";
  return /^\/permissions\/\d+$/.test(instancePath) ? "badPermission" : undefined;
}

/**
 * Behaviors `vpc-endpoint-services.unknown-service`, `vpc-endpoint-services.whitelist`. An entry to
 * remove that is not there changes nothing.
 */
export const addOrRemoveServicePermissions: OperationHandler<
  operations["addOrRemoveServicePermissions"],
  Name
> = {
  errors,
  nameIssue: firstOf<Name>(projectIssue, permissionIssue),
  handle({ project, path, body, now, behaviors }) {
    const service = findService(project.endpointServices, path.vpc_endpoint_service_id, behaviors);
    if ("rejection" in service) return service;
    const whitelist = whitelistOf(project.endpointServices, service.id);
    const { permissions, permission_type, action } = body;
    if (action === "remove") {
      for (const permission of permissions) whitelist.delete(permission);
    } else {
      const entries = permissions.map((permission, index) => ({
        permission,
        field: `permissions[${index}]`,
      }));
      const rejection = addEntries(whitelist, entries, permission_type, now);
      if (rejection !== undefined) return rejection;
    }
    const type = permission_type === undefined ? {} : { permission_type };
    return { status: 200, body: { permissions: [...whitelist.keys()], ...type } };
  },
};
