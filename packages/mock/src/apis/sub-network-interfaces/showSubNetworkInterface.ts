import type { operations } from "@hcnet/sub-network-interfaces/types";
import type { OperationHandler } from "../../operation.js";
import { reject } from "../../rejection.js";
import { shown } from "./sub-network-interface.js";

/** Shows an interface as it is now (`sub-network-interfaces.parent-gone`). */
export const showSubNetworkInterface: OperationHandler<
  operations["showSubNetworkInterface"],
  "notFound"
> = {
  errors: ["notFound"],
  handle({ project, path, requestId }) {
    const id = path.sub_network_interface_id;
    const found = project.subNetworkInterfaces.get(id);
    if (found === undefined) {
      return reject("notFound", `sub_network_interface_id: no interface ${id} in this project`);
    }
    const sub_network_interface = shown(found, project.network);
    return { status: 200, body: { sub_network_interface, request_id: requestId } };
  },
};
