import { ApiError, createClient } from "@hcnet/sub-network-interfaces";
import { fromEnvironment } from "@hcnet/sub-network-interfaces/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
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
