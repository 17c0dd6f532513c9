import { createClient } from "@hcnet/vpc-endpoint-services";
import { fromEnvironment } from "@hcnet/vpc-endpoint-services/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

const created = await client.createEndpointService({
  body: {
    service_name: "git",
    server_type: "LB",
    port_id: "7b1f4d0e-2c9a-4f6b-8e53-91d7c0a4be26",
    vpc_id: "4189d3c2-8882-4871-a3c2-d380272eed80",
    ports: [{ client_port: 22, server_port: 2222 }],
    tcp_proxy: "proxy_open",
  },
});
// Set-up takes a minute or two.
const service = await client.waitForEndpointServiceAvailable({
  path: { vpc_endpoint_service_id: created.id },
});
console.log(service.status, service.service_name);
