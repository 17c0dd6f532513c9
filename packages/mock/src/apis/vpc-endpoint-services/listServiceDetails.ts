import type { operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler } from "../../operation.js";
import { projectIssue } from "./issues.js";
import { findService, unknownRefusals } from "./state.js";
import { asDetails } from "./views.js";

const refusals = [...unknownRefusals, "badProject"] as const;

/** Rule 5.13. */
export const listServiceDetails: OperationHandler<
  operations["listServiceDetails"],
  (typeof refusals)[number]
> = {
  refusals,
  nameIssue: projectIssue,
  handle({ project, path, rules }) {
    const service = findService(project.endpointServices, path.vpc_endpoint_service_id, rules);
    return "refusal" in service ? service : { status: 200, body: asDetails(service) };
  },
};
