import type { operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler } from "../../operation.js";
import { zonedTimestamp } from "../timestamps.js";
import { projectIssue } from "./issues.js";
import { checkState, findService, unknownResourceErrors } from "./state.js";

const errors = [...unknownResourceErrors, "badProject", "wrongState"] as const;

/**
 * Behaviors `vpc-endpoint-services.busy-service`, `vpc-endpoint-services.unknown-service`,
 * `vpc-endpoint-services.reserved-subnets`. No response shows what was added; one that is there is
 * replaced.
 */
export const addEndpointServiceServerResource: OperationHandler<
  operations["addEndpointServiceServerResource"],
  (typeof errors)[number]
> = {
  errors,
  nameIssue: projectIssue,
  handle({ project, path, body, now, behaviors }) {
    const { items, serverResources } = project.endpointServices;
    const service = findService(project.endpointServices, path.vpc_endpoint_service_id, behaviors);
    if ("rejection" in service) return service;
    const rejection = checkState(service);
    if (rejection !== undefined) return rejection;
    const resources = new Map(serverResources.get(service.id));
    for (const resource of body.server_resources) resources.set(resource.resource_id, resource);
    serverResources.set(service.id, resources);
    items.set(service.id, { ...service, updated_at: zonedTimestamp(now) });
    return { status: 204, body: undefined };
  },
};
