import { ApiError, createClient } from "@hcnet/vif-peers";
import { fromEnvironment } from "@hcnet/vif-peers/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

try {
  const { vif_peer } = await client.updateVifPeer({
    path: { vif_peer_id: "68250543-0a13-4ac7-aa36-d018856ac640" },
    body: {
      vif_peer: { name: "vif-0819", description: "mytest", remote_ep_group: ["20.1.1.0/24"] },
    },
  });
  console.log(vif_peer.name, vif_peer.status, vif_peer.remote_ep_group);
} catch (error) {
  if (!(error instanceof ApiError)) throw error; // no response, or an invalid one
  console.error(error.status, error.code, error.message, error.requestId);
  process.exitCode = 1;
}
