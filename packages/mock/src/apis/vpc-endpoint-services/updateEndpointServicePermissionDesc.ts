import type { operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler } from "../../operation.js";
import { reject } from "../../rejection.js";
import { zonedTimestamp } from "../timestamps.js";
import { projectIssue } from "./issues.js";
import { findService, unknownResourceErrors } from "./state.js";
import { asEpsPermission } from "./views.js";
import { whitelistOf } from "./whitelist.js";

const errors = [...unknownResourceErrors, "permissionNotFound", "badProject"] as const;

/** Behaviors `vpc-endpoint-services.unknown-service`, `vpc-endpoint-services.whitelist-entries`. */
export const updateEndpointServicePermissionDesc: OperationHandler<
  operations["updateEndpointServicePermissionDesc"],
  (typeof errors)[number]
> = {
  errors,
  nameIssue: projectIssue,
  handle({ project, path, body, now, behaviors }) {
    const service = findService(project.endpointServices, path.vpc_endpoint_service_id, behaviors);
    if ("rejection" in service) return service;
    const whitelist = whitelistOf(project.endpointServices, service.id);
    const id = path.permission_id;
    const entry = [...whitelist.values()].find((it) => it.id === id);
    if (entry === undefined) {
      return reject("permissionNotFound", `permission_id: no entry ${id} in this whitelist`);
    }
    const { description } = body.permission;
    const described = { ...entry, description, updated_at: zonedTimestamp(now) };
    whitelist.set(described.permission, described);
    return { status: 200, body: { permissions: [asEpsPermission(described)] } };
  },
};
