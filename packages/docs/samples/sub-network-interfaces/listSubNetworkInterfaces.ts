import { createClient } from "@hcnet/sub-network-interfaces";
import { fromEnvironment } from "@hcnet/sub-network-interfaces/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
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
