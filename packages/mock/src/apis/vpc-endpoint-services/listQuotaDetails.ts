import type { operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler } from "../../operation.js";
import { projectIssue } from "./issues.js";
import type { EndpointServices } from "./state.js";

/** How many there are of a kind. The mock has no endpoints of its own, only those of others. */
const usedOf = (type: string, { items }: EndpointServices): number =>
  type === "endpoint_service" ? items.size : 0;

/** Behavior `vpc-endpoint-services.quotas`. */
export const listQuotaDetails: OperationHandler<operations["listQuotaDetails"], "badProject"> = {
  errors: ["badProject"],
  nameIssue: projectIssue,
  handle({ project, query }) {
    const { endpointServices: state } = project;
    const resources = [...state.quotas.values()]
      .filter(({ type }) => query.type === undefined || type === query.type)
      .map(({ type, quota }) => ({ type, used: usedOf(type, state), quota }));
    return { status: 200, body: { quotas: { resources } } };
  },
};
