import type { operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler } from "../../operation.js";
import { reject } from "../../rejection.js";
import { projectIssue } from "./issues.js";
import { checkState, findService, unknownResourceErrors } from "./state.js";
import { connectionCount } from "./views.js";

const errors = [...unknownResourceErrors, "badProject", "inUse", "wrongState"] as const;

/**
 * Behaviors `vpc-endpoint-services.busy-service`, `vpc-endpoint-services.unknown-service`,
 * `vpc-endpoint-services.delete-with-connections`, `vpc-endpoint-services.service-states`: the
 * service is `deleting` before it is gone.
 */
export const deleteEndpointService: OperationHandler<
  operations["deleteEndpointService"],
  (typeof errors)[number]
> = {
  errors,
  nameIssue: projectIssue,
  handle({ project, path, begin, behaviors }) {
    const { items, connections } = project.endpointServices;
    const service = findService(project.endpointServices, path.vpc_endpoint_service_id, behaviors);
    if ("rejection" in service) return service;
    const rejection = checkState(service, ["available", "failed"]);
    if (rejection !== undefined) return rejection;
    const count = connectionCount(connections.get(service.id)?.values());
    if (count > 0) {
      const message = `The service has ${count} connections that are accepted or being created`;
      return reject("inUse", message);
    }
    items.set(service.id, { ...service, status: "deleting" });
    begin("endpoint_services.delete", service.id);
    return { status: 204, body: undefined };
  },
};
