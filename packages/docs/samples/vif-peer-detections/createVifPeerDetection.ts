import { createClient } from "@hcnet/vif-peer-detections";
import { fromEnvironment } from "@hcnet/vif-peer-detections/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

// The response is the start of the task, not its result. Do not repeat the call blindly:
// each one starts another task.
const { vif_peer_detection } = await client.createVifPeerDetection({
  body: { vif_peer_detection: { vif_peer_id: "1158951c-a6f1-40a0-af88-632817fd24ac" } },
});
console.log(vif_peer_detection.id, vif_peer_detection.status);
