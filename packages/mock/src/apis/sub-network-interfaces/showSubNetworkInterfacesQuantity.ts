import type { operations } from "@hcnet/sub-network-interfaces/types";
import type { OperationHandler } from "../../operation.js";

/** Behavior `sub-network-interfaces.count`. */
export const showSubNetworkInterfacesQuantity: OperationHandler<
  operations["showSubNetworkInterfacesQuantity"],
  never
> = {
  errors: [],
  handle({ project, requestId }) {
    const { size } = project.subNetworkInterfaces;
    return { status: 200, body: { sub_network_interfaces: size, request_id: requestId } };
  },
};
