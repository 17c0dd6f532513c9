import type { ValidationIssue } from "@hcnet/runtime";
import type { operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler } from "../../operation.js";
import { firstOf, pageErrors, pageIssue, projectIssue } from "./issues.js";
import { checkOffset, page } from "./page.js";
import { findService, unknownResourceErrors } from "./state.js";

const errors = [
  ...unknownResourceErrors,
  "badProject",
  ...pageErrors,
  "badStatus",
  "badMarkerId",
] as const;
type Name = (typeof errors)[number];

function filterIssue({ instancePath }: ValidationIssue): Name | undefined {
  if (instancePath === "/status") return "badStatus";
  return instancePath === "/marker_id" ? "badMarkerId" : undefined;
}

/**
 * Behaviors `vpc-endpoint-services.unknown-service`, `vpc-endpoint-services.paging`,
 * `vpc-endpoint-services.offset-past-end`.
 */
export const listServiceConnections: OperationHandler<operations["listServiceConnections"], Name> =
  {
    errors,
    nameIssue: firstOf<Name>(projectIssue, pageIssue, filterIssue),
    handle({ project, path, query, behaviors }) {
      const { endpointServices: state } = project;
      const service = findService(state, path.vpc_endpoint_service_id, behaviors);
      if ("rejection" in service) return service;
      const { id, marker_id, status } = query;
      const found = [...(state.connections.get(service.id)?.values() ?? [])].filter(
        (connection) =>
          (id === undefined || connection.id === id) &&
          (marker_id === undefined || String(connection.marker_id) === marker_id) &&
          (status === undefined || connection.status === status),
      );
      const { items: connections, total } = page(found, query);
      const rejection = checkOffset(
        total,
        query,
        behaviors["vpc-endpoint-services.offset-past-end"],
      );
      if (rejection !== undefined) return rejection;
      return { status: 200, body: { connections, total_count: total } };
    },
  };
