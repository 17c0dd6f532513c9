import type { components, operations } from "@hcnet/sub-network-interfaces/types";
import type { OperationHandler } from "../../operation.js";
import { refuse } from "../../refusal.js";
import { checkSettings, fillPairs, settingsRefusals } from "./checks.js";
import { type KnownInterface, shown } from "./sub-network-interface.js";

type Change = components["schemas"]["UpdateSubNetworkInterfaceOption"];

const refusals = ["notFound", ...settingsRefusals] as const;
type Name = (typeof refusals)[number];

function apply(change: Change, current: KnownInterface): KnownInterface {
  const { allowed_address_pairs, ...rest } = change;
  if (allowed_address_pairs === undefined) return { ...current, ...rest };
  const pairs = fillPairs(allowed_address_pairs, current.mac_address);
  return { ...current, ...rest, allowed_address_pairs: pairs };
}

/** Rules 3.1, 3.2, 3.4, 3.5; 3.3 is in the schema. */
export const updateSubNetworkInterface: OperationHandler<
  operations["updateSubNetworkInterface"],
  Name
> = {
  refusals,
  handle({ project, path, body, requestId, rules }) {
    const id = path.sub_network_interface_id;
    const current = project.subNetworkInterfaces.get(id);
    if (current === undefined) {
      return refuse("notFound", `sub_network_interface_id: no interface ${id} in this project`);
    }
    const change = body.sub_network_interface;
    if (rules["3.2"] === "refused" && Object.keys(change).length === 0) {
      return refuse("badParameter", "sub_network_interface: must have at least one member");
    }
    const refusal = checkSettings(change, { project, rules });
    if (refusal !== undefined) return refusal;
    if (body.dry_run === true) return { status: 202, body: { request_id: requestId } };
    const updated = apply(change, current);
    project.subNetworkInterfaces.put(updated);
    const sub_network_interface = shown(updated, project.network);
    return { status: 200, body: { sub_network_interface, request_id: requestId } };
  },
};
