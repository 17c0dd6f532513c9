import { type Rejection, reject } from "../../rejection.js";
import type { Connection, EndpointServices } from "./state.js";

/**
 * The connection of an endpoint to a service; rejected as behavior
 * `vpc-endpoint-services.accept-or-reject` says.
 */
export function findConnection(
  { connections }: EndpointServices,
  serviceId: string,
  endpointId: string,
  field: string,
): Connection | Rejection<"endpointNotFound" | "foreignEndpoint"> {
  const found = connections.get(serviceId)?.get(endpointId);
  if (found !== undefined) return found;
  for (const others of connections.values()) {
    if (others.has(endpointId)) {
      return reject("foreignEndpoint", `${field}: ${endpointId} is an endpoint of another service`);
    }
  }
  return reject("endpointNotFound", `${field}: no endpoint ${endpointId}`);
}
