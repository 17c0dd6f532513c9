import type { ValidationIssue } from "@hcnet/runtime";
import type { operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler } from "../../operation.js";
import { type Rejection, reject } from "../../rejection.js";
import { zonedTimestamp } from "../timestamps.js";
import { findConnection } from "./connections.js";
import { firstOf, projectIssue } from "./issues.js";
import { type Connection, findService, unknownResourceErrors } from "./state.js";

const errors = [
  ...unknownResourceErrors,
  "endpointNotFound",
  "badProject",
  "badAction",
  "onlyOneEndpoint",
  "badEndpointId",
  "foreignEndpoint",
  "endpointCreating",
  "endpointDeleting",
  "endpointFailed",
] as const;
type Name = (typeof errors)[number];

const FIELD = "endpoints[0]";

/** Behavior `vpc-endpoint-services.accept-or-reject`, as far as the schema states it. */
function actionIssue({ instancePath, keyword }: ValidationIssue): Name | undefined {
  if (instancePath === "/action") return "badAction";
  if (instancePath === "/endpoints" && /^(min|max)Items$/.test(keyword)) return "onlyOneEndpoint";
  return /^\/endpoints\/\d+$/.test(instancePath) ? "badEndpointId" : undefined;
}

/** The states of behavior `vpc-endpoint-services.connection-states` that allow no decision. */
function checkUndecided({ id, status }: Connection): Rejection<Name> | undefined {
  if (status === "creating") return reject("endpointCreating", `${FIELD}: ${id} is being created`);
  if (status === "deleting") return reject("endpointDeleting", `${FIELD}: ${id} is being deleted`);
  if (status === "failed") return reject("endpointFailed", `${FIELD}: ${id} has failed`);
  return undefined;
}

/**
 * Behaviors `vpc-endpoint-services.unknown-service`, `vpc-endpoint-services.accept-or-reject`; a
 * decision that was taken before changes nothing.
 */
export const acceptOrRejectEndpoint: OperationHandler<operations["acceptOrRejectEndpoint"], Name> =
  {
    errors,
    nameIssue: firstOf<Name>(projectIssue, actionIssue),
    handle({ project, path, body, now, begin, behaviors }) {
      const { endpointServices: state } = project;
      const service = findService(state, path.vpc_endpoint_service_id, behaviors);
      if ("rejection" in service) return service;
      const [endpointId = ""] = body.endpoints;
      const connection = findConnection(state, service.id, endpointId, FIELD);
      if ("rejection" in connection) return connection;
      const rejection = checkUndecided(connection);
      if (rejection !== undefined) return rejection;
      const wanted = body.action === "receive" ? "accepted" : "rejected";
      if (connection.status === wanted) {
        return { status: 200, body: { connections: [connection] } };
      }
      // As behavior `vpc-endpoint-services.connection-states` has it; the documented response shows
      // an endpoint that is set up already.
      const status = wanted === "accepted" ? "creating" : wanted;
      const decided = { ...connection, status, updated_at: zonedTimestamp(now) };
      state.connections.get(service.id)?.set(decided.id, decided);
      if (status === "creating") begin("endpoint_connections.accept", decided.id);
      return { status: 200, body: { connections: [decided] } };
    },
  };
