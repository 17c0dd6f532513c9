import type { operations } from "@hcnet/sub-network-interfaces/types";
import type { OperationHandler } from "../../operation.js";
import { checkCreation, createInterface, creationRefusals } from "./creation.js";

/** Rules 3.1, 3.4 to 3.6 and 3.8 to 3.11. After the checks none can fail, so all are created. */
export const batchCreateSubNetworkInterface: OperationHandler<
  operations["batchCreateSubNetworkInterface"],
  (typeof creationRefusals)[number]
> = {
  refusals: creationRefusals,
  handle({ project, body, requestId, now }) {
    const { count, dry_run, sub_network_interface: option } = body;
    const place = checkCreation(option, count, project);
    if ("refusal" in place) return place;
    if (dry_run === true) return { status: 202, body: { request_id: requestId } };
    const created = Array.from({ length: count }, () =>
      createInterface(option, place, project, now),
    );
    return { status: 201, body: { sub_network_interfaces: created, request_id: requestId } };
  },
};
