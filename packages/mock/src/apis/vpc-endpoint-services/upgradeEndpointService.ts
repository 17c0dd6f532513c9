import type { operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler } from "../../operation.js";
import { zonedTimestamp } from "../timestamps.js";
import { projectIssue } from "./issues.js";
import { checkState, findService, unknownResourceErrors } from "./state.js";

const errors = [...unknownResourceErrors, "badProject", "wrongState"] as const;

/**
 * Behaviors `vpc-endpoint-services.busy-service`, `vpc-endpoint-services.unknown-service`,
 * `vpc-endpoint-services.upgrade`. The mock is in a region that offers it.
 */
export const upgradeEndpointService: OperationHandler<
  operations["upgradeEndpointService"],
  (typeof errors)[number]
> = {
  errors,
  nameIssue: projectIssue,
  handle({ project, path, now, behaviors }) {
    const { items } = project.endpointServices;
    const service = findService(project.endpointServices, path.vpc_endpoint_service_id, behaviors);
    if ("rejection" in service) return service;
    const rejection = checkState(service);
    if (rejection !== undefined) return rejection;
    const { supported_editions: editions = [] } = service;
    if (!editions.includes("profession")) {
      const supported_editions = [...editions, "profession"];
      items.set(service.id, { ...service, supported_editions, updated_at: zonedTimestamp(now) });
    }
    return { status: 204, body: undefined };
  },
};
