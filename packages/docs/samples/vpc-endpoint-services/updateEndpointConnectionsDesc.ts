import { createClient } from "@hcnet/vpc-endpoint-services";
import { fromEnvironment } from "@hcnet/vpc-endpoint-services/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

const path = { vpc_endpoint_service_id: "4189d3c2-8882-4871-a3c2-d380272eed88" };
const { connections } = await client.updateEndpointConnectionsDesc({
  path,
  body: {
    connections: [
      { id: "0df78897-35b0-4a93-ad17-0bc0585f546b", description: "Build servers" },
      { id: "0d837f75-90d5-4528-bd11-5d974238ebca", description: "Test servers" },
    ],
  },
});
for (const { id, description } of connections) console.log(id, description);
