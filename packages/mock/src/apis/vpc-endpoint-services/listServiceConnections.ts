import type { ValidationIssue } from "@hcnet/runtime";
import type { operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler } from "../../operation.js";
import { firstOf, pageIssue, pageRefusals, projectIssue } from "./issues.js";
import { checkOffset, page } from "./page.js";
import { findService, unknownRefusals } from "./state.js";

const refusals = [
  ...unknownRefusals,
  "badProject",
  ...pageRefusals,
  "badStatus",
  "badMarkerId",
] as const;
type Name = (typeof refusals)[number];

function filterIssue({ instancePath }: ValidationIssue): Name | undefined {
  if (instancePath === "/status") return "badStatus";
  return instancePath === "/marker_id" ? "badMarkerId" : undefined;
}

/** Rules 5.13, 5.21 and 5.22. */
export const listServiceConnections: OperationHandler<operations["listServiceConnections"], Name> =
  {
    refusals,
    nameIssue: firstOf<Name>(projectIssue, pageIssue, filterIssue),
    handle({ project, path, query, rules }) {
      const { endpointServices: state } = project;
      const service = findService(state, path.vpc_endpoint_service_id, rules);
      if ("refusal" in service) return service;
      const { id, marker_id, status } = query;
      const found = [...(state.connections.get(service.id)?.values() ?? [])].filter(
        (connection) =>
          (id === undefined || connection.id === id) &&
          (marker_id === undefined || String(connection.marker_id) === marker_id) &&
          (status === undefined || connection.status === status),
      );
      const { items: connections, total } = page(found, query);
      const refusal = checkOffset(total, query, rules["5.22"]);
      if (refusal !== undefined) return refusal;
      return { status: 200, body: { connections, total_count: total } };
    },
  };
