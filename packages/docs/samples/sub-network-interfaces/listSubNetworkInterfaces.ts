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

// Page after page, as far as the loop goes.
const query = { vpc_id: ["63b97e6b-3598-430f-9eb8-1caf06937be8"], limit: 500 };
for await (const { id, private_ip_address } of client.listSubNetworkInterfaces.items({ query })) {
  console.log(id, private_ip_address);
}

// One page.
const { sub_network_interfaces, page_info } = await client.listSubNetworkInterfaces({
  query: { limit: 2 },
});
console.log(sub_network_interfaces.length, "more after", page_info?.next_marker ?? "none");
