import type { operations } from "@hcnet/sub-network-interfaces/types";
import type { OperationHandler } from "../../operation.js";
import {
  checkChosen,
  checkCreation,
  chosenErrors,
  createInterface,
  creationErrors,
} from "./creation.js";

const errors = [...creationErrors, ...chosenErrors] as const;

export const createSubNetworkInterface: OperationHandler<
  operations["createSubNetworkInterface"],
  (typeof errors)[number]
> = {
  errors,
  handle({ project, body, requestId, now, behaviors }) {
    const { dry_run, sub_network_interface: option } = body;
    const placement = checkCreation(option, 1, { project, behaviors });
    if ("rejection" in placement) return placement;
    const rejection = checkChosen(option, placement, project);
    if (rejection !== undefined) return rejection;
    if (dry_run === true) return { status: 202, body: { request_id: requestId } };
    const created = createInterface(option, placement, project, now);
    return { status: 201, body: { sub_network_interface: created, request_id: requestId } };
  },
};
