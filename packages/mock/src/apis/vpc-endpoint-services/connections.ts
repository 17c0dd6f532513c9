import { type Refusal, refuse } from "../../refusal.js";
import type { Connection, EndpointServices } from "./state.js";

/** The connection of an endpoint to a service; refused as rule 5.16 says. */
export function findConnection(
  { connections }: EndpointServices,
  serviceId: string,
  endpointId: string,
  field: string,
): Connection | Refusal<"endpointNotFound" | "foreignEndpoint"> {
  const found = connections.get(serviceId)?.get(endpointId);
  if (found !== undefined) return found;
  for (const others of connections.values()) {
    if (others.has(endpointId)) {
      return refuse("foreignEndpoint", `${field}: ${endpointId} is an endpoint of another service`);
    }
  }
  return refuse("endpointNotFound", `${field}: no endpoint ${endpointId}`);
}
