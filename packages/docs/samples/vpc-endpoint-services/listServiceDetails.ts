import { createClient } from "@hcnet/vpc-endpoint-services";
import { fromEnvironment } from "@hcnet/vpc-endpoint-services/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

const path = { vpc_endpoint_service_id: "4189d3c2-8882-4871-a3c2-d380272eed88" };
const service = await client.listServiceDetails({ path });
// Numbers, although some responses have strings.
const ports = service.ports?.map((port) => [port.client_port, port.server_port]);
console.log(service.status, service.server_type, ports);
