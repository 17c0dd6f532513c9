import { type Rejection, reject } from "../../rejection.js";
import type { Port } from "../../state/network.js";
import type { SubNetworkInterfaces } from "./collection.js";

/**
 * Behavior `sub-network-interfaces.server-limit`; some flavours allow fewer, but the mock knows no
 * flavours.
 */
export const MAX_ON_SERVER = 256;

const MAX_VLAN = 4094;

/** Behavior `sub-network-interfaces.server-limit`, for every operation that needs capacity. */
export function checkRoomOnServer(
  { device_id: deviceId }: Port,
  count: number,
  { occupancy }: SubNetworkInterfaces,
  field: string,
): Rejection<"tooManyOnServer"> | undefined {
  const used = occupancy.onDevice(deviceId);
  if (used + count <= MAX_ON_SERVER) return undefined;
  const message = `${field}: server ${deviceId} has ${used} of at most ${MAX_ON_SERVER} supplementary network interfaces`;
  return reject("tooManyOnServer", message);
}

/**
 * A VLAN that is not taken (`sub-network-interfaces.vlan`); a server has fewer interfaces than
 * there are VLANs.
 */
export function drawVlan(taken: ReadonlySet<number>): number {
  for (let step = 0; step < MAX_VLAN; step += 1) {
    const vlan = 1 + ((taken.size + step) % MAX_VLAN);
    if (!taken.has(vlan)) return vlan;
  }
  throw new Error("The elastic network interface has no free VLAN");
}
