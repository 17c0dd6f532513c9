import type { operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler } from "../../operation.js";
import { projectIssue } from "./issues.js";
import { findService, unknownResourceErrors } from "./state.js";
import { asDetails } from "./views.js";

const errors = [...unknownResourceErrors, "badProject"] as const;

/** Behavior `vpc-endpoint-services.unknown-service`. */
export const listServiceDetails: OperationHandler<
  operations["listServiceDetails"],
  (typeof errors)[number]
> = {
  errors,
  nameIssue: projectIssue,
  handle({ project, path, behaviors }) {
    const service = findService(project.endpointServices, path.vpc_endpoint_service_id, behaviors);
    return "rejection" in service ? service : { status: 200, body: asDetails(service) };
  },
};
