import type { components } from "@hcnet/vif-peers/types";
import type { DirectConnect, VirtualInterface } from "./state.js";

/**
 * A virtual interface as it is returned: with its peers, and the requested properties. Its id
 * is always among them; names that no member has are ignored.
 *
 * The members that have moved to the peers stay as the interface was created: in the documented
 * examples they do not follow a second peer.
 */
export function showInterface(
  { peers }: DirectConnect,
  item: VirtualInterface,
  fields: readonly string[] | undefined,
): components["schemas"]["VirtualInterface"] {
  const whole = { ...item, vif_peers: peers.of(item.id) };
  if (fields === undefined) return whole;
  const wanted = new Set(["id", ...fields]);
  const members = Object.entries(whole).filter(([name]) => wanted.has(name));
  return { id: item.id, ...Object.fromEntries(members) };
}
