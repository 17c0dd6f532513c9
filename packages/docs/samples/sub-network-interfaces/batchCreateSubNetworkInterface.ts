import { createClient } from "@hcnet/sub-network-interfaces";
import { fromEnvironment } from "@hcnet/sub-network-interfaces/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

const result = await client
  .batchCreateSubNetworkInterface({
    body: {
      count: 3,
      sub_network_interface: {
        virsubnet_id: "115b5a84-31dc-4b1e-8de9-bf5a75d2c566",
        parent_id: "8b6c46f1-c68d-4bba-a922-2d97da185af5",
        security_groups: ["6727c950-9f01-47a2-a7aa-7d3686c4c95b"],
      },
    },
  })
  .withResponse();
// Either all were created or none; 202 is the status of a dry run.
if (result.status === 201) {
  for (const { id, private_ip_address } of result.data.sub_network_interfaces) {
    console.log(id, private_ip_address);
  }
}
