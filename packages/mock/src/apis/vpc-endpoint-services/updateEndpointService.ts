import type { ValidationIssue } from "@hcnet/runtime";
import type { components, operations } from "@hcnet/vpc-endpoint-services/types";
import { type OperationHandler, type Refusal, refuse } from "../../operation.js";
import { isUuid } from "../addresses.js";
import type { EndpointService, EndpointServices } from "./state.js";

type Change = components["schemas"]["UpdateEndpointServiceRequestBody"];
type Mapping = components["schemas"]["PortList"];

const refusals = [
  "notFound",
  "badProject",
  "badServiceName",
  "badPort",
  "badProtocol",
  "tooManyPortMappings",
  "duplicatePortMapping",
  "portMappingConflict",
  "badPortId",
  "badVipPortId",
  "portIdFixed",
  "portIdWithIp",
  "vipPortIdWithIp",
] as const;
type Name = (typeof refusals)[number];

/** Rules 5.4, 5.5, 5.7, 5.9 and 5.10, as far as the schema states them. */
function nameIssue({ instancePath, keyword }: ValidationIssue): Name | undefined {
  if (instancePath === "/project_id") return "badProject";
  if (instancePath === "/service_name" && keyword !== "type") return "badServiceName";
  if (instancePath === "/port_id") return "badPortId";
  if (instancePath === "/vip_port_id") return "badVipPortId";
  if (instancePath === "/ports" && keyword === "maxItems") return "tooManyPortMappings";
  if (instancePath === "/ports" && keyword === "uniqueItems") return "duplicatePortMapping";
  if (/^\/ports\/\d+\/(client|server)_port$/.test(instancePath)) return "badPort";
  if (/^\/ports\/\d+\/protocol$/.test(instancePath)) return "badProtocol";
  return undefined;
}

/** Rule 5.2: the schema finds mappings that are written alike; a default may hide one. */
function checkRepeated(ports: readonly Mapping[]): Refusal<Name> | undefined {
  const seen = new Map<string, number>();
  for (const [index, { client_port, server_port, protocol }] of ports.entries()) {
    const port = client_port === undefined ? `to ${server_port}` : client_port;
    const key = `${port}/${protocol}`;
    const first = seen.get(key);
    if (first !== undefined) {
      const message = `ports[${index}]: repeats client port and protocol of ports[${first}]`;
      return refuse("duplicatePortMapping", message);
    }
    seen.set(key, index);
  }
  return undefined;
}

/** Rule 5.3. */
function checkShared(
  updated: EndpointService,
  { items }: EndpointServices,
): Refusal<Name> | undefined {
  const others = [...items.values()].filter(
    ({ id, port_id }) => id !== updated.id && port_id !== undefined && port_id === updated.port_id,
  );
  const key = ({ server_port, protocol }: Mapping) => `${server_port}/${protocol}`;
  const taken = new Set(others.flatMap(({ ports = [] }) => ports.map(key)));
  const ports = updated.ports ?? [];
  const index = ports.findIndex((port) => taken.has(key(port)));
  const { server_port, protocol } = ports[index] ?? {};
  if (index < 0) return undefined;
  const message = `ports[${index}]: server port ${server_port} over ${protocol} is taken by another service on this back end`;
  return refuse("portMappingConflict", message);
}

/** Rules 5.9 and 5.10. */
function checkBackEnd(change: Change, current: EndpointService): Refusal<Name> | undefined {
  const { port_id, vip_port_id, ip } = change;
  if (port_id !== undefined && !isUuid(port_id)) {
    return refuse("badPortId", "port_id: must be a UUID");
  }
  if (vip_port_id !== undefined && !isUuid(vip_port_id)) {
    return refuse("badVipPortId", "vip_port_id: must be a UUID");
  }
  if (ip !== undefined && port_id !== undefined) {
    return refuse("portIdWithIp", "ip: cannot be given together with port_id");
  }
  if (ip !== undefined && vip_port_id !== undefined) {
    return refuse("vipPortIdWithIp", "ip: cannot be given together with vip_port_id");
  }
  if (vip_port_id !== undefined && current.server_type !== "VIP") {
    return refuse("portIdFixed", "vip_port_id: only a service of the kind VIP has one");
  }
  return undefined;
}

/** Rules 5.1 to 5.10 and 5.13. */
export const updateEndpointService: OperationHandler<operations["updateEndpointService"], Name> = {
  refusals,
  nameIssue,
  handle({ project, path, body }) {
    const id = path.vpc_endpoint_service_id;
    const { endpointServices: state } = project;
    const current = state.items.get(id);
    if (current === undefined) {
      return refuse("notFound", `vpc_endpoint_service_id: no service ${id} in this project`);
    }
    const refusal = checkBackEnd(body, current);
    if (refusal !== undefined) return refusal;
    const { ports, ...rest } = body;
    const mappings = ports?.map((port) => ({ protocol: state.defaultProtocol, ...port }));
    const updated = { ...current, ...rest, ...(mappings === undefined ? {} : { ports: mappings }) };
    const clash = checkRepeated(mappings ?? []) ?? checkShared(updated, state);
    if (clash !== undefined) return clash;
    state.items.set(id, updated);
    return { status: 200, body: updated };
  },
};
