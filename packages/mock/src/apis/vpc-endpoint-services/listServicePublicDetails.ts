import type { operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler } from "../../operation.js";
import { firstOf, pageErrors, pageIssue, projectIssue } from "./issues.js";
import { nameContains } from "./names.js";
import { checkOffset, page } from "./page.js";

const errors = ["badProject", ...pageErrors] as const;
type Name = (typeof errors)[number];

/**
 * Behaviors `vpc-endpoint-services.operator-services`, `vpc-endpoint-services.paging`,
 * `vpc-endpoint-services.offset-past-end`.
 */
export const listServicePublicDetails: OperationHandler<
  operations["listServicePublicDetails"],
  Name
> = {
  errors,
  nameIssue: firstOf<Name>(projectIssue, pageIssue),
  handle({ project, query, behaviors }) {
    const isNamed = nameContains(query.endpoint_service_name);
    const found = project.endpointServices.publicServices.filter(
      ({ id, service_name }) =>
        (query.id === undefined || id === query.id) && isNamed(service_name),
    );
    const { items, total } = page(found, query);
    const rejection = checkOffset(total, query, behaviors["vpc-endpoint-services.offset-past-end"]);
    if (rejection !== undefined) return rejection;
    return { status: 200, body: { endpoint_services: items, total_count: total } };
  },
};
