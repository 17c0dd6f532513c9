import { createClient } from "@hcnet/vpc-endpoint-services";
import { fromEnvironment } from "@hcnet/vpc-endpoint-services/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

const { permissions } = await client.updateEndpointServicePermissionDesc({
  path: {
    vpc_endpoint_service_id: "4189d3c2-8882-4871-a3c2-d380272eed88",
    permission_id: "849046d9-7342-44ba-b2d2-367d8de6311b",
  },
  body: { permission: { description: "Everybody, until the move is over" } },
});
for (const { permission, description } of permissions) console.log(permission, description);
