import { createClient } from "@hcnet/sub-network-interfaces";
import { fromEnvironment } from "@hcnet/sub-network-interfaces/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

// The member is a number here, not the list of the same name.
const { sub_network_interfaces } = await client.showSubNetworkInterfacesQuantity();
console.log(sub_network_interfaces, "interfaces");
