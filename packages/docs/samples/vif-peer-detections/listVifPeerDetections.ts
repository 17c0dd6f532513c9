import { createClient } from "@hcnet/vif-peer-detections";
import { fromEnvironment } from "@hcnet/vif-peer-detections/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

// The list has no filter; pick the tasks of one peer here. The service wants a limit with every
// marker, so give one.
const peerId = "747c8f2b-3dd9-43b4-a7b4-7533ec6cb6c1";
for await (const task of client.listVifPeerDetections.items({ query: { limit: 100 } })) {
  if (task.vif_peer_id !== peerId) continue;
  console.log(task.id, task.start_time, task.status === "complete" ? task.loss_ratio : task.status);
}
