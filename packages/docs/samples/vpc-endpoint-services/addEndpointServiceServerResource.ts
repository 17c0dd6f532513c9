import { createClient } from "@hcnet/vpc-endpoint-services";
import { fromEnvironment } from "@hcnet/vpc-endpoint-services/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

const path = { vpc_endpoint_service_id: "4189d3c2-8882-4871-a3c2-d380272eed88" };
await client.addEndpointServiceServerResource({
  path,
  body: {
    server_resources: [
      {
        availability_zone_id: "cn-north-4a",
        resource_id: "2f1d7b1e-6a5c-4e0b-9a65-3d8a4b0f7c11",
      },
    ],
  },
});
console.log("added");
