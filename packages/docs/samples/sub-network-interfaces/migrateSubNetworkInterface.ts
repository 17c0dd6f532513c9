import { createClient } from "@hcnet/sub-network-interfaces";
import { fromEnvironment } from "@hcnet/sub-network-interfaces/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

// Experimental: only the vendor's SDK knows this operation.
const migration_info = {
  parent_id: "5eb9dc59-8159-4197-88ea-f3507ad8e0a7",
  sub_network_interfaces: [{ id: "2be868f2-f7c9-48db-abc0-eea0b9105b0d" }],
};
const result = await client.migrateSubNetworkInterface({ body: { migration_info } }).withResponse();
if (result.status === 200) {
  console.log(result.data.sub_network_interfaces?.map(({ id, parent_id }) => [id, parent_id]));
}
