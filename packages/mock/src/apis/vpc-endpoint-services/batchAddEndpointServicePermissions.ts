import type { ValidationIssue } from "@hcnet/runtime";
import type { operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler } from "../../operation.js";
import { firstOf, projectIssue } from "./issues.js";
import { newestFirst } from "./page.js";
import { findService, unknownResourceErrors } from "./state.js";
import { asEpsPermission } from "./views.js";
import { addEntries, whitelistOf } from "./whitelist.js";

const errors = [
  ...unknownResourceErrors,
  "badProject",
  "badPermission",
  "noPermissions",
  "whitelistFull",
] as const;
type Name = (typeof errors)[number];

/** Behavior `vpc-endpoint-services.whitelist`, as far as the schema states it. */
function permissionIssue({ instancePath, keyword }: ValidationIssue): Name | undefined {
  if (instancePath === "/permissions" && keyword === "minItems") return "noPermissions";
  return /^\/permissions\/\d+\/permission$/.test(instancePath) ? "badPermission" : undefined;
}

/** Behaviors `vpc-endpoint-services.unknown-service`, `vpc-endpoint-services.whitelist`. */
export const batchAddEndpointServicePermissions: OperationHandler<
  operations["batchAddEndpointServicePermissions"],
  Name
> = {
  errors,
  nameIssue: firstOf<Name>(projectIssue, permissionIssue),
  handle({ project, path, body, now, behaviors }) {
    const service = findService(project.endpointServices, path.vpc_endpoint_service_id, behaviors);
    if ("rejection" in service) return service;
    const whitelist = whitelistOf(project.endpointServices, service.id);
    const entries = body.permissions.map((entry, index) => ({
      ...entry,
      field: `permissions[${index}].permission`,
    }));
    const rejection = addEntries(whitelist, entries, body.permission_type, now);
    if (rejection !== undefined) return rejection;
    const named = new Set(entries.map(({ permission }) => permission));
    const added = [...whitelist.values()].filter(({ permission }) => named.has(permission));
    return { status: 200, body: { permissions: newestFirst(added).map(asEpsPermission) } };
  },
};
