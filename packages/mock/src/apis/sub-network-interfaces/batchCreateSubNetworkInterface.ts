import type { operations } from "@hcnet/sub-network-interfaces/types";
import type { Call, OperationHandler } from "../../operation.js";
import type { Rejection } from "../../rejection.js";
import { checkCreation, createInterface, creationErrors, type Placement } from "./creation.js";

type Operation = operations["batchCreateSubNetworkInterface"];
type Name = (typeof creationErrors)[number];

const ROOM: ReadonlySet<Name> = new Set<Name>(["noFreeAddress", "tooManyOnServer"]);

/** Behavior `sub-network-interfaces.batch-create`: how many to create, and where. */
function findRoom(
  call: Call<Operation>,
): { placement: Placement; count: number } | Rejection<Name> {
  const { count: wanted, sub_network_interface: option } = call.body;
  const whole = checkCreation(option, wanted, call);
  if (!("rejection" in whole)) return { placement: whole, count: wanted };
  if (
    call.behaviors["sub-network-interfaces.batch-create"] === "atomic" ||
    !ROOM.has(whole.rejection)
  )
    return whole;
  for (let count = wanted - 1; count > 0; count -= 1) {
    const placement = checkCreation(option, count, call);
    if (!("rejection" in placement)) return { placement, count };
  }
  return whole;
}

/** After the checks none can fail, so all are created. */
export const batchCreateSubNetworkInterface: OperationHandler<Operation, Name> = {
  errors: creationErrors,
  handle(call) {
    const { project, body, requestId, now } = call;
    const room = findRoom(call);
    if ("rejection" in room) return room;
    if (body.dry_run === true) return { status: 202, body: { request_id: requestId } };
    const created = Array.from({ length: room.count }, () =>
      createInterface(body.sub_network_interface, room.placement, project, now),
    );
    return { status: 201, body: { sub_network_interfaces: created, request_id: requestId } };
  },
};
