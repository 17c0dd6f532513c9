import type { components } from "@hcnet/vpc-endpoint-services/types";
import type { Connection, EndpointService, WhitelistEntry } from "./state.js";

type Schemas = components["schemas"];

const COUNTED: readonly unknown[] = ["creating", "accepted"];

/**
 * Whether a connection counts as one, and keeps its service from being deleted
 * (`vpc-endpoint-services.connection-count`).
 */
export const isConnected = ({ status }: Connection): boolean => COUNTED.includes(status);

/** Number of connections that count. */
export function connectionCount(connections: Iterable<Connection> = []): number {
  let count = 0;
  for (const connection of connections) if (isConnected(connection)) count += 1;
  return count;
}

/** A service as creation and update return it; the documented responses have no time of change. */
export function asChanged(service: EndpointService): Schemas["UpdateEndpointServiceResponseBody"] {
  const { updated_at: _, supported_editions: __, public_border_group: ___, ...rest } = service;
  return rest;
}

/** A service in full. */
export function asDetails(service: EndpointService): Schemas["ListServiceDetailsResponseBody"] {
  const { pool_id: _, vip_port_id: __, ip_version: ___, public_border_group, ...rest } = service;
  return rest;
}

/** A service in a list. */
export function asListed(
  service: EndpointService,
  connections: Iterable<Connection> | undefined,
): Schemas["ServiceList"] {
  const { pool_id: _, vip_port_id: __, ip_version: ___, cidr_type, ...rest } = service;
  return { ...rest, connection_count: connectionCount(connections) };
}

/** An entry of a whitelist in a list, which shows no description. */
export function asPermissionObject(entry: WhitelistEntry): Schemas["PermissionObject"] {
  const { description: _, updated_at: __, ...rest } = entry;
  return rest;
}

/** An entry of a whitelist with its description. */
export function asEpsPermission(entry: WhitelistEntry): Schemas["EpsPermission"] {
  const { updated_at: _, ...rest } = entry;
  return { ...rest, description: entry.description ?? "" };
}
