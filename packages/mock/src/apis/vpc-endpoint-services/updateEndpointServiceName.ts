import type { ValidationIssue } from "@hcnet/runtime";
import type { operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler } from "../../operation.js";
import { zonedTimestamp } from "../timestamps.js";
import { firstOf, projectIssue } from "./issues.js";
import { storedName } from "./names.js";
import { checkState, findService, unknownResourceErrors } from "./state.js";

const errors = [...unknownResourceErrors, "badProject", "badServiceName", "wrongState"] as const;
type Name = (typeof errors)[number];

const nameIssue = ({ instancePath, keyword }: ValidationIssue): Name | undefined =>
  instancePath === "/endpoint_service_name" && keyword !== "type" ? "badServiceName" : undefined;

/**
 * Behaviors `vpc-endpoint-services.service-name`, `vpc-endpoint-services.busy-service`,
 * `vpc-endpoint-services.unknown-service`.
 */
export const updateEndpointServiceName: OperationHandler<
  operations["updateEndpointServiceName"],
  Name
> = {
  errors,
  nameIssue: firstOf<Name>(projectIssue, nameIssue),
  handle({ project, path, body, now, behaviors }) {
    const { endpointServices: state } = project;
    const service = findService(state, path.vpc_endpoint_service_id, behaviors);
    if ("rejection" in service) return service;
    const rejection = checkState(service);
    if (rejection !== undefined) return rejection;
    const service_name = storedName(service, body.endpoint_service_name ?? "", state);
    state.items.set(service.id, { ...service, service_name, updated_at: zonedTimestamp(now) });
    return { status: 200, body: { endpoint_service_name: service_name } };
  },
};
