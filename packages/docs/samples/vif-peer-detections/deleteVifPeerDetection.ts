import { createClient } from "@hcnet/vif-peer-detections";
import { fromEnvironment } from "@hcnet/vif-peer-detections/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

// On the wire the parameter is called vif_peer_id, but it is the id of the task.
await client.deleteVifPeerDetection({
  path: { vif_peer_detection_id: "3284c6e2-a803-4108-8496-ed3f150697d6" },
});
console.log("deleted");
