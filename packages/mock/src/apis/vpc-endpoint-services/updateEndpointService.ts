import type { components, operations } from "@hcnet/vpc-endpoint-services/types";
import type { OperationHandler } from "../../operation.js";
import { type Rejection, reject } from "../../rejection.js";
import { isUuid } from "../addresses.js";
import { zonedTimestamp } from "../timestamps.js";
import { checkExchange, checkPort, portErrors } from "./back-end.js";
import { backEndErrors, backEndIssue, firstOf, projectIssue } from "./issues.js";
import { checkRepeated, checkShared, storedMappings } from "./ports.js";
import { checkState, type EndpointService, findService, unknownResourceErrors } from "./state.js";
import { asChanged } from "./views.js";

type Change = components["schemas"]["UpdateEndpointServiceRequestBody"];

const errors = [
  ...unknownResourceErrors,
  "badProject",
  ...backEndErrors,
  "wrongState",
  "portMappingConflict",
  ...portErrors,
  "badVipPortId",
  "portIdFixed",
  "portIdWithIp",
  "vipPortIdWithIp",
] as const;
type Name = (typeof errors)[number];

/** Behavior `vpc-endpoint-services.vip-port-id`. */
function checkBackEnd(change: Change, current: EndpointService): Rejection<Name> | undefined {
  const { port_id, vip_port_id, ip } = change;
  if (vip_port_id !== undefined && !isUuid(vip_port_id)) {
    return reject("badVipPortId", "vip_port_id: must be a UUID");
  }
  if (ip !== undefined && port_id !== undefined) {
    return reject("portIdWithIp", "ip: cannot be given together with port_id");
  }
  if (ip !== undefined && vip_port_id !== undefined) {
    return reject("vipPortIdWithIp", "ip: cannot be given together with vip_port_id");
  }
  if (vip_port_id !== undefined && current.server_type !== "VIP") {
    return reject("portIdFixed", "vip_port_id: only a service of the kind VIP has one");
  }
  return undefined;
}

/** The name is kept bare, as the documented response shows it. */
export const updateEndpointService: OperationHandler<operations["updateEndpointService"], Name> = {
  errors,
  nameIssue: firstOf<Name>(projectIssue, backEndIssue, ({ instancePath }) =>
    instancePath === "/vip_port_id" ? "badVipPortId" : undefined,
  ),
  handle({ project, path, body, now, behaviors }) {
    const { endpointServices: state } = project;
    const current = findService(state, path.vpc_endpoint_service_id, behaviors);
    if ("rejection" in current) return current;
    const { ports, ...rest } = body;
    const mappings = ports && storedMappings(ports, state);
    const updated = { ...current, ...rest, ...(mappings && { ports: mappings }) };
    const rejection =
      checkState(current) ??
      checkBackEnd(body, current) ??
      (body.port_id === undefined ? undefined : checkPort(updated, project, behaviors)) ??
      checkExchange(current, updated, project, behaviors) ??
      checkRepeated(mappings ?? [], behaviors["vpc-endpoint-services.duplicate-ports"]) ??
      checkShared(updated, state);
    if (rejection !== undefined) return rejection;
    const changed = Object.keys(body).length > 0;
    const stored = changed ? { ...updated, updated_at: zonedTimestamp(now) } : updated;
    state.items.set(stored.id, stored);
    return { status: 200, body: asChanged(stored) };
  },
};
