import { createClient } from "@hcnet/sub-network-interfaces";

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

const { sub_network_interface } = await client.showSubNetworkInterface({
  path: { sub_network_interface_id: "2be868f2-f7c9-48db-abc0-eea0b9105b0d" },
});
console.log(sub_network_interface.private_ip_address, "on VLAN", sub_network_interface.vlan_id);
