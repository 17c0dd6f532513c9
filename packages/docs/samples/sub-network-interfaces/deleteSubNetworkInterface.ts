import { ApiError, createClient } from "@hcnet/sub-network-interfaces";

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

const path = { sub_network_interface_id: "2be868f2-f7c9-48db-abc0-eea0b9105b0d" };
try {
  await client.deleteSubNetworkInterface({ path });
  console.log("deleted");
} catch (error) {
  // An EIP has to be unbound first; no code for it is published, so the status decides.
  if (error instanceof ApiError && error.status === 409) console.error(error.message);
  else throw error;
}
