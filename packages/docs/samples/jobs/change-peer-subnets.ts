import { createClient as createDetectionsClient } from "@hcnet/vif-peer-detections";
import { fromEnvironment } from "@hcnet/vif-peer-detections/node";
import { createClient as createPeersClient, createSession } from "@hcnet/vif-peers";

const session = createSession({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: fromEnvironment(),
});
const peers = createPeersClient(session);
const detections = createDetectionsClient(session);
const vif_peer_id = "68250543-0a13-4ac7-aa36-d018856ac640";

// The list replaces all subnets of before.
const { vif_peer } = await peers.updateVifPeer({
  path: { vif_peer_id },
  body: { vif_peer: { remote_ep_group: ["20.1.1.0/24", "20.1.2.0/24"] } },
});
console.log(vif_peer.remote_ep_group?.join(" "));
const virtual_interface_id = vif_peer.vif_id ?? "";
await peers.waitForVirtualInterfaceActive({ path: { virtual_interface_id } });

// Probe the remote gateway. This takes minutes.
const started = await detections.createVifPeerDetection({
  body: { vif_peer_detection: { vif_peer_id } },
});
const { vif_peer_detection } = await detections.waitForVifPeerDetectionComplete(
  { path: { vif_peer_detection_id: started.vif_peer_detection.id } },
  { deadlineMs: 15 * 60_000 },
);
console.log(vif_peer_detection.status, vif_peer_detection.loss_ratio);
// prints: 20.1.1.0/24 20.1.2.0/24
// prints: complete 0
