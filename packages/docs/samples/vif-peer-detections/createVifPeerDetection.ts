import { createClient } from "@hcnet/vif-peer-detections";

const env = process.env;
const client = createClient({
  region: env.HCNET_REGION ?? "cn-north-4",
  endpoint: env.HCNET_ENDPOINT, // such as a mock cloud
  projectId: env.HUAWEICLOUD_SDK_PROJECT_ID ?? "",
  credentials: {
    accessKeyId: env.HUAWEICLOUD_SDK_AK ?? "",
    secretAccessKey: env.HUAWEICLOUD_SDK_SK ?? "",
  },
});

// The response is the start of the task, not its result. Do not repeat the call blindly:
// each one starts another task.
const { vif_peer_detection } = await client.createVifPeerDetection({
  body: { vif_peer_detection: { vif_peer_id: "1158951c-a6f1-40a0-af88-632817fd24ac" } },
});
console.log(vif_peer_detection.id, vif_peer_detection.status);
