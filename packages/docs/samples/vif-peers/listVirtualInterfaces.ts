import { createClient } from "@hcnet/vif-peers";
import { fromEnvironment } from "@hcnet/vif-peers/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

// Page by page behind the scenes. The service wants a limit with every marker, so give one.
const query = { limit: 100, status: ["ACTIVE"] };
for await (const { id, name, vif_peers = [] } of client.listVirtualInterfaces.items({ query })) {
  console.log(id, name, vif_peers.map((peer) => peer.address_family).join(" and "));
}
