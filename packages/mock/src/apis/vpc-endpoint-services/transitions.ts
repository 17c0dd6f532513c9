import type { TransitionTable } from "../../transitions/transition.js";

/**
 * Behaviors `vpc-endpoint-services.service-states`, `vpc-endpoint-services.connection-states`. The
 * definition says that a new service takes 1 to 2 minutes; how long the others take no source says,
 * so those times are ours.
 */
export const endpointServiceTransitions = {
  "endpoint_services.create": { from: "creating", to: "available", ms: 90 * 1000 },
  "endpoint_services.delete": { from: "deleting", to: "(none)", ms: 10 * 1000 },
  "endpoint_connections.accept": { from: "creating", to: "accepted", ms: 2 * 1000 },
  "endpoint_connections.remove": { from: "deleting", to: "(none)", ms: 2 * 1000 },
} as const satisfies TransitionTable;
