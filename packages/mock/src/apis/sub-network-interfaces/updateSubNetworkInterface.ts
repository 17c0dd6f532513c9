import type { components, operations } from "@hcnet/sub-network-interfaces/types";
import type { OperationHandler, Received } from "../../operation.js";
import { reject } from "../../rejection.js";
import { checkSettings, fillPairs, settingsErrors } from "./checks.js";
import { type KnownInterface, shown } from "./sub-network-interface.js";

type Change = Received<components["schemas"]["UpdateSubNetworkInterfaceOption"]>;

const errors = ["notFound", ...settingsErrors] as const;
type Name = (typeof errors)[number];

function apply(change: Change, current: KnownInterface): KnownInterface {
  const { allowed_address_pairs, ...rest } = change;
  if (allowed_address_pairs === undefined) return { ...current, ...rest };
  const pairs = fillPairs(allowed_address_pairs, current.mac_address);
  return { ...current, ...rest, allowed_address_pairs: pairs };
}

export const updateSubNetworkInterface: OperationHandler<
  operations["updateSubNetworkInterface"],
  Name
> = {
  errors,
  handle({ project, path, body, requestId, behaviors }) {
    const id = path.sub_network_interface_id;
    const current = project.subNetworkInterfaces.get(id);
    if (current === undefined) {
      return reject("notFound", `sub_network_interface_id: no interface ${id} in this project`);
    }
    const change = body.sub_network_interface;
    if (
      behaviors["sub-network-interfaces.empty-update"] === "reject" &&
      Object.keys(change).length === 0
    ) {
      return reject("badParameter", "sub_network_interface: must have at least one member");
    }
    const rejection = checkSettings(change, { project, behaviors });
    if (rejection !== undefined) return rejection;
    if (body.dry_run === true) return { status: 202, body: { request_id: requestId } };
    const updated = apply(change, current);
    project.subNetworkInterfaces.put(updated);
    const sub_network_interface = shown(updated, project.network);
    return { status: 200, body: { sub_network_interface, request_id: requestId } };
  },
};
