import type { operations } from "@hcnet/sub-network-interfaces/types";
import type { OperationHandler } from "../../operation.js";
import { reject } from "../../rejection.js";

/**
 * Behaviors `sub-network-interfaces.vlan`, `sub-network-interfaces.delete-with-eip`: VLAN and
 * address become free; an EIP has to be unbound first.
 */
export const deleteSubNetworkInterface: OperationHandler<
  operations["deleteSubNetworkInterface"],
  "notFound" | "publicipBound"
> = {
  errors: ["notFound", "publicipBound"],
  handle({ project, path }) {
    const id = path.sub_network_interface_id;
    if (project.subNetworkInterfaces.get(id) === undefined) {
      return reject("notFound", `sub_network_interface_id: no interface ${id} in this project`);
    }
    // To an EIP the interface is a port like any other.
    const publicip = project.others.publicips?.items.holders.get(id);
    if (publicip !== undefined) {
      return reject("publicipBound", `sub_network_interface_id: EIP ${publicip} is bound to it`);
    }
    project.subNetworkInterfaces.delete(id);
    return { status: 204, body: undefined };
  },
};
