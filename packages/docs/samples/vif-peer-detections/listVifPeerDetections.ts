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

// The list has no filter; pick the tasks of one peer here. The service wants a limit with every
// marker, so give one.
const peerId = "747c8f2b-3dd9-43b4-a7b4-7533ec6cb6c1";
for await (const task of client.listVifPeerDetections.items({ query: { limit: 100 } })) {
  if (task.vif_peer_id !== peerId) continue;
  console.log(task.id, task.start_time, task.status === "complete" ? task.loss_ratio : task.status);
}
