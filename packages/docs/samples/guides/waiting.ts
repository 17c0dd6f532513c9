import { createClient, WaiterError } from "@hcnet/vif-peer-detections";
import { fromEnvironment } from "@hcnet/vif-peer-detections/node";

const detections = createClient({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: fromEnvironment(),
});

const { vif_peer_detection } = await detections.createVifPeerDetection({
  body: { vif_peer_detection: { vif_peer_id: "68250543-0a13-4ac7-aa36-d018856ac640" } },
});
const path = { vif_peer_detection_id: vif_peer_detection.id };
try {
  // Polls with growing delays until the state is reached.
  const done = await detections.waitForVifPeerDetectionComplete(
    { path },
    { deadlineMs: 15 * 60_000 },
  );
  console.log(done.vif_peer_detection.loss_ratio);
} catch (error) {
  if (error instanceof WaiterError) console.log(error.observed, error.elapsedMs);
  throw error;
}
// prints: 0
