import { createClient } from "@hcnet/vpc-endpoint-services";
import { fromEnvironment } from "@hcnet/vpc-endpoint-services/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

const path = { vpc_endpoint_service_id: "4189d3c2-8882-4871-a3c2-d380272eed88" };
const { permissions } = await client.batchRemoveEndpointServicePermissions({
  path,
  body: {
    permissions: [
      { id: "b9b6f264-3562-4f62-ba84-c128da20d18d" },
      { id: "c07132bf-4071-439a-9ff3-2068eb45092f" },
    ],
  },
});
console.log("left:", permissions.map(({ permission }) => permission).join(", "));
