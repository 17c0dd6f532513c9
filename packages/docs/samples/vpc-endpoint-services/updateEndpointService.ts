import { createClient } from "@hcnet/vpc-endpoint-services";
import { fromEnvironment } from "@hcnet/vpc-endpoint-services/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

// `ports` replaces the whole list.
const service = await client.updateEndpointService({
  path: { vpc_endpoint_service_id: "4189d3c2-8882-4871-a3c2-d380272eed88" },
  body: {
    approval_enabled: true,
    service_name: "test",
    ports: [
      { client_port: 8081, server_port: 22, protocol: "TCP" },
      { client_port: 8082, server_port: 23, protocol: "TCP" },
    ],
  },
});
console.log(service.id, service.status, service.ports);
