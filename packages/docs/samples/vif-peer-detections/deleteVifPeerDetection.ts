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

// On the wire the parameter is called vif_peer_id, but it is the id of the task.
await client.deleteVifPeerDetection({
  path: { vif_peer_detection_id: "3284c6e2-a803-4108-8496-ed3f150697d6" },
});
console.log("deleted");
