import { createClient } from "@hcnet/vif-peers";

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

// The last peer of an interface cannot be deleted: that fails with DC.1214.
await client.deleteVifPeer({ path: { vif_peer_id: "68250543-0a13-4ac7-aa36-d018856ac640" } });
console.log("deleted");
