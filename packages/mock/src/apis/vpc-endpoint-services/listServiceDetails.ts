import type { operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler } from "../../operation.js";
import { projectIssue } from "./issues.js";
import { findService } from "./state.js";
import { asDetails } from "./views.js";

/** Rule 5.13. */
export const listServiceDetails: OperationHandler<
  operations["listServiceDetails"],
  "notFound" | "badProject"
> = {
  refusals: ["notFound", "badProject"],
  nameIssue: projectIssue,
  handle({ project, path }) {
    const service = findService(project.endpointServices, path.vpc_endpoint_service_id);
    return "refusal" in service ? service : { status: 200, body: asDetails(service) };
  },
};
