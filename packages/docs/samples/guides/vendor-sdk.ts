import { createClient } from "@hcnet/sub-network-interfaces";
import { fromEnvironment } from "@hcnet/sub-network-interfaces/node";

const client = createClient({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: fromEnvironment(),
});
const { data } = await client
  .updateSubNetworkInterface({
    path: { sub_network_interface_id: "2be868f2-f7c9-48db-abc0-eea0b9105b0d" },
    body: { sub_network_interface: { description: "web" } },
  })
  .withResponse();
console.log("sub_network_interface" in data);
// prints: true
