import type { components, operations } from "@hcnet/vif-peers/types";
import type { RecordedResponses } from "../../recorded.js";
import type { SeedResources } from "../types.js";

/** Interfaces, the peers in them, and the gateways that they name. */
function ofInterfaces(found: readonly components["schemas"]["VirtualInterface"][]): SeedResources {
  return {
    virtual_gateways: found.flatMap(({ vgw_id }) => (vgw_id ? [{ id: vgw_id }] : [])),
    virtual_interfaces: found.map(({ vif_peers: _, ...item }) => item),
    vif_peers: found.flatMap(({ id, vif_peers = [] }) =>
      vif_peers.map((peer) => ({ ...peer, vif_id: id })),
    ),
  };
}

/** What the reads of virtual interfaces return, as seeds. */
export const recordedVirtualInterfaces: RecordedResponses<operations> = {
  listVirtualInterfaces: ({ virtual_interfaces }) => ofInterfaces(virtual_interfaces),
  showVirtualInterface: ({ virtual_interface }) => ofInterfaces([virtual_interface]),
};
