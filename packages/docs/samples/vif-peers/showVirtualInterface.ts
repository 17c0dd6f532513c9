import { createClient } from "@hcnet/vif-peers";

const env = process.env;
const client = createClient({
  region: env.HCNET_REGION ?? "cn-north-4",
  endpoint: env.HCNET_ENDPOINT, // such as a mock cloud
  projectId: env.HUAWEICLOUD_SDK_PROJECT_ID ?? "",
  credentials: {
    accessKeyId: env.HUAWEICLOUD_SDK_AK ?? "",
    secretAccessKey: env.HUAWEICLOUD_SDK_SK ?? "",
  },
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
