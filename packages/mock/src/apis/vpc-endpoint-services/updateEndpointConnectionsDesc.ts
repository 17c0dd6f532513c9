import type { ValidationIssue } from "@hcnet/runtime";
import type { operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler } from "../../operation.js";
import { zonedTimestamp } from "../timestamps.js";
import { findConnection } from "./connections.js";
import { firstOf, projectIssue } from "./issues.js";
import { newestFirst } from "./page.js";
import { type Connection, findService, unknownResourceErrors } from "./state.js";

const errors = [
  ...unknownResourceErrors,
  "endpointNotFound",
  "badProject",
  "badEndpointId",
  "foreignEndpoint",
] as const;
type Name = (typeof errors)[number];

const idIssue = ({ instancePath }: ValidationIssue): Name | undefined =>
  /^\/connections\/\d+\/id$/.test(instancePath) ? "badEndpointId" : undefined;

/**
 * Behaviors `vpc-endpoint-services.unknown-service`, `vpc-endpoint-services.accept-or-reject`,
 * `vpc-endpoint-services.describe-connection`; all connections are described, or none.
 */
export const updateEndpointConnectionsDesc: OperationHandler<
  operations["updateEndpointConnectionsDesc"],
  Name
> = {
  errors,
  nameIssue: firstOf<Name>(projectIssue, idIssue),
  handle({ project, path, body, now, behaviors }) {
    const { endpointServices: state } = project;
    const service = findService(state, path.vpc_endpoint_service_id, behaviors);
    if ("rejection" in service) return service;
    const changed = new Map<string, Connection>();
    for (const [index, { id, description }] of body.connections.entries()) {
      const connection = findConnection(state, service.id, id, `connections[${index}].id`);
      if ("rejection" in connection) return connection;
      changed.set(id, { ...connection, description, updated_at: zonedTimestamp(now) });
    }
    for (const [id, connection] of changed) state.connections.get(service.id)?.set(id, connection);
    return { status: 200, body: { connections: newestFirst([...changed.values()]) } };
  },
};
