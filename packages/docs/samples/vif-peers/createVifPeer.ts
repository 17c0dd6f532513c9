import { createClient } from "@hcnet/vif-peers";
import { fromEnvironment } from "@hcnet/vif-peers/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

// An interface has one peer for each address family; the IPv4 peer comes with it.
const { vif_peer } = await client.createVifPeer({
  body: {
    vif_peer: {
      vif_id: "86f9556a-fa68-42b7-93c2-dd407408430b",
      name: "vif-peer-test",
      address_family: "ipv6",
      route_mode: "static",
      remote_ep_group: [],
      description: "",
      local_gateway_ip: "FD00::1/64",
      remote_gateway_ip: "FD00::2/64",
    },
  },
});
console.log(vif_peer.id, vif_peer.status);

// There is no call that reads a peer: its interface lists it.
const { virtual_interface } = await client.showVirtualInterface({
  path: { virtual_interface_id: "86f9556a-fa68-42b7-93c2-dd407408430b" },
});
const peer = virtual_interface.vif_peers?.find(({ id }) => id === vif_peer.id);
console.log(peer?.name, peer?.status);
