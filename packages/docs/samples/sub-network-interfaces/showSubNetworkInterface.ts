import { createClient } from "@hcnet/sub-network-interfaces";
import { fromEnvironment } from "@hcnet/sub-network-interfaces/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

const { sub_network_interface } = await client.showSubNetworkInterface({
  path: { sub_network_interface_id: "2be868f2-f7c9-48db-abc0-eea0b9105b0d" },
});
console.log(sub_network_interface.private_ip_address, "on VLAN", sub_network_interface.vlan_id);
