import { createClient } from "@hcnet/vif-peers";
import { createMockCloud, type MockCloudOptions, type Seed } from "../../src/index.js";
import { checkedFetchThrough } from "./checked-fetch.js";
import { IPV6_PEER, NOW, PROJECT } from "./direct-connect.js";

export const at = (vif_peer_id: string) => ({ path: { vif_peer_id } });

/** A cloud in process, and what a test does to the peers of it. */
export function peerCloud(options: MockCloudOptions = {}) {
  const cloud = createMockCloud({ now: () => NOW, ...options });
  const { token } = cloud.credentials;
  const client = createClient({
    region: "cn-north-4",
    projectId: PROJECT,
    credentials: { token },
    fetch: checkedFetchThrough(cloud.fetch, "vif-peers"),
  });
  const peersOf = async (virtual_interface_id: string) => {
    const { virtual_interface } = await client.showVirtualInterface({
      path: { virtual_interface_id },
    });
    return virtual_interface.vif_peers ?? [];
  };
  return {
    cloud,
    client,
    peersOf,
    seed: (resources: Omit<Seed, "project_id">) =>
      cloud.seed({ project_id: PROJECT, ...resources }),
    create: async (members: object = {}) =>
      (await client.createVifPeer({ body: { vif_peer: { ...IPV6_PEER, ...members } } })).vif_peer,
    update: async (id: string, vif_peer: object) =>
      (await client.updateVifPeer({ ...at(id), body: { vif_peer } })).vif_peer,
    statusOf: async (vifId: string, id: string) =>
      (await peersOf(vifId)).find((peer) => peer.id === id)?.status,
  };
}
