import type { components } from "@hcnet/vpc-endpoint-services/types";
import type { Received } from "../../operation.js";
import { type Rejection, reject } from "../../rejection.js";
import type { BehaviorChoices } from "../types.js";
import type { EndpointService, EndpointServices } from "./state.js";

type Mapping = components["schemas"]["PortList"];
type SentMapping = Received<components["schemas"]["CreatePortList"]>;

/** Port mappings as they are stored: each with its protocol. */
export const storedMappings = (
  ports: readonly SentMapping[],
  { defaultProtocol }: EndpointServices,
): Mapping[] => ports.map((port) => ({ protocol: defaultProtocol, ...port }));

/**
 * Behavior `vpc-endpoint-services.duplicate-ports`: the schema finds mappings that are written
 * alike; a default may hide one.
 */
export function checkRepeated(
  ports: readonly Mapping[],
  alike: BehaviorChoices["vpc-endpoint-services.duplicate-ports"],
): Rejection<"duplicatePortMapping"> | undefined {
  const seen = new Map<string, number>();
  for (const [index, { client_port, server_port, protocol }] of ports.entries()) {
    const port = client_port === undefined ? `to ${server_port}` : client_port;
    const key = alike === "whole" ? `${port}/${server_port}/${protocol}` : `${port}/${protocol}`;
    const first = seen.get(key);
    if (first !== undefined) {
      const what = alike === "whole" ? "" : "client port and protocol of ";
      const message = `ports[${index}]: repeats ${what}ports[${first}]`;
      return reject("duplicatePortMapping", message);
    }
    seen.set(key, index);
  }
  return undefined;
}

/** The other services on the back end of a service. */
export const onSameBackEnd = (
  updated: EndpointService,
  { items }: EndpointServices,
): readonly EndpointService[] => {
  const { id, port_id } = updated;
  if (port_id === undefined) return [];
  return [...items.values()].filter((other) => other.id !== id && other.port_id === port_id);
};

/** Behavior `vpc-endpoint-services.shared-server-ports`. */
export function checkShared(
  updated: EndpointService,
  state: EndpointServices,
): Rejection<"portMappingConflict"> | undefined {
  const key = ({ server_port, protocol }: Mapping) => `${server_port}/${protocol}`;
  const others = onSameBackEnd(updated, state);
  const taken = new Set(others.flatMap(({ ports = [] }) => ports.map(key)));
  const ports = updated.ports ?? [];
  const index = ports.findIndex((port) => taken.has(key(port)));
  const { server_port, protocol } = ports[index] ?? {};
  if (index < 0) return undefined;
  const message = `ports[${index}]: server port ${server_port} over ${protocol} is taken by another service on this back end`;
  return reject("portMappingConflict", message);
}
