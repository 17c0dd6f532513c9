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

// Page by page behind the scenes. The service wants a limit with every marker, so give one.
const query = { limit: 100, status: ["ACTIVE"] };
for await (const { id, name, vif_peers = [] } of client.listVirtualInterfaces.items({ query })) {
  console.log(id, name, vif_peers.map((peer) => peer.address_family).join(" and "));
}
