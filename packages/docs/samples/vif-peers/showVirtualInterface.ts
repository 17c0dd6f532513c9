import { createClient } from "@hcnet/vif-peers";
import { fromEnvironment } from "@hcnet/vif-peers/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

const { virtual_interface } = await client.waitForVirtualInterfaceActive({
  path: { virtual_interface_id: "0d0fdf63-f2c4-491c-8866-d504796189be" },
});
for (const peer of virtual_interface.vif_peers ?? []) {
  console.log(peer.address_family, peer.id, peer.status, peer.remote_ep_group);
}

// Only some members; name `id` too if you need it.
const short = await client.showVirtualInterface({
  path: { virtual_interface_id: "0d0fdf63-f2c4-491c-8866-d504796189be" },
  query: { fields: ["id", "status"] },
});
console.log(short.virtual_interface);
