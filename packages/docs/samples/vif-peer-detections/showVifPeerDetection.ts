import { createClient } from "@hcnet/vif-peer-detections";
import { fromEnvironment } from "@hcnet/vif-peer-detections/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

// On the wire the parameter is called vif_peer_id, but it is the id of the task.
const path = { vif_peer_detection_id: "3284c6e2-a803-4108-8496-ed3f150697d6" };
const { vif_peer_detection } = await client.showVifPeerDetection({ path });
console.log(vif_peer_detection.status, vif_peer_detection.end_time);

// A probe takes minutes. Its loss ratio means something only when it is complete.
const ended = await client.waitForVifPeerDetectionComplete({ path }, { deadlineMs: 15 * 60_000 });
console.log(ended.vif_peer_detection.loss_ratio, "percent lost");
