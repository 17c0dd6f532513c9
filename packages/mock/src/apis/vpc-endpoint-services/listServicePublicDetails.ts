import type { operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler } from "../../operation.js";
import { firstOf, pageIssue, pageRefusals, projectIssue } from "./issues.js";
import { nameContains } from "./names.js";
import { checkOffset, page } from "./page.js";

const refusals = ["badProject", ...pageRefusals] as const;
type Name = (typeof refusals)[number];

/** Rules 5.20 to 5.22. */
export const listServicePublicDetails: OperationHandler<
  operations["listServicePublicDetails"],
  Name
> = {
  refusals,
  nameIssue: firstOf<Name>(projectIssue, pageIssue),
  handle({ project, query, rules }) {
    const isNamed = nameContains(query.endpoint_service_name);
    const found = project.endpointServices.publicServices.filter(
      ({ id, service_name }) =>
        (query.id === undefined || id === query.id) && isNamed(service_name),
    );
    const { items, total } = page(found, query);
    const refusal = checkOffset(total, query, rules["5.22"]);
    if (refusal !== undefined) return refusal;
    return { status: 200, body: { endpoint_services: items, total_count: total } };
  },
};
