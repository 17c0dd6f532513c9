import type { operations } from "@hcnet/vif-peers/types";
import type { OperationHandler } from "../../operation.js";
import { reject } from "../../rejection.js";
import { showInterface } from "./virtual-interface.js";

const errors = ["notFound"] as const;

/** The only way to read a peer back. */
export const showVirtualInterface: OperationHandler<
  operations["showVirtualInterface"],
  (typeof errors)[number]
> = {
  errors,
  handle({ project: { directConnect }, path, query, requestId }) {
    const id = path.virtual_interface_id;
    const item = directConnect.interfaces.get(id);
    if (item === undefined) {
      const message = `virtual_interface_id: no virtual interface ${id} in this project`;
      return reject("notFound", message);
    }
    const virtual_interface = showInterface(directConnect, item, query.fields);
    return { status: 200, body: { request_id: requestId, virtual_interface } };
  },
};
