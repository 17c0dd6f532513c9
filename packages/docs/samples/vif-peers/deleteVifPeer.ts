import { createClient } from "@hcnet/vif-peers";
import { fromEnvironment } from "@hcnet/vif-peers/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

// The last peer of an interface cannot be deleted: that fails with DC.1214.
await client.deleteVifPeer({ path: { vif_peer_id: "68250543-0a13-4ac7-aa36-d018856ac640" } });
console.log("deleted");
