import { createClient } from "@hcnet/vpc-endpoint-services";
import { fromEnvironment } from "@hcnet/vpc-endpoint-services/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

// Page after page, as far as the loop goes.
const query = { status: "available", limit: 100 } as const;
for await (const service of client.listEndpointService.items({ query })) {
  console.log(service.id, service.service_name, service.connection_count);
}

// One page.
const { endpoint_services, total_count } = await client.listEndpointService({
  query: { endpoint_service_name: "test", limit: 2 },
});
console.log(endpoint_services.length, "of", total_count);
