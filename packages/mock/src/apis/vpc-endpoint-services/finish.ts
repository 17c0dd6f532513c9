import type { Project } from "../../state/project.js";
import type { Finish } from "../../transitions/transition.js";
import { zonedTimestamp } from "../timestamps.js";
import type { Connection, EndpointServices } from "./state.js";
import type { endpointServiceTransitions } from "./transitions.js";

/** The connections of a service among which an endpoint is. */
function connectionsWith(
  { connections }: EndpointServices,
  endpointId: string,
): Map<string, Connection> | undefined {
  return [...connections.values()].find((those) => those.has(endpointId));
}

/** How the changes of state end that come by themselves. */
export const endpointServiceFinish: Readonly<
  Record<keyof typeof endpointServiceTransitions, Finish<Project>>
> = {
  "endpoint_services.create": ({ endpointServices: { items } }, id, at) => {
    const service = items.get(id);
    if (service?.status !== "creating") return;
    items.set(id, { ...service, status: "available", updated_at: zonedTimestamp(at) });
  },
  "endpoint_services.delete": ({ endpointServices: state }, id) => {
    if (state.items.get(id)?.status !== "deleting") return;
    const { items, connections, whitelists, serverResources } = state;
    for (const collection of [items, connections, whitelists, serverResources]) {
      collection.delete(id);
    }
  },
  "endpoint_connections.accept": ({ endpointServices }, id, at) => {
    const connections = connectionsWith(endpointServices, id);
    const connection = connections?.get(id);
    if (connection?.status !== "creating") return;
    const updated_at = zonedTimestamp(at);
    connections?.set(id, { ...connection, status: "accepted", updated_at });
  },
  "endpoint_connections.remove": ({ endpointServices }, id) => {
    const connections = connectionsWith(endpointServices, id);
    if (connections?.get(id)?.status === "deleting") connections.delete(id);
  },
};
