import { createClient } from "@hcnet/vpc-endpoint-services";
import { fromEnvironment } from "@hcnet/vpc-endpoint-services/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

const path = { vpc_endpoint_service_id: "4189d3c2-8882-4871-a3c2-d380272eed88" };
// A service with connections cannot be deleted: turn them down first.
const connections = client.listServiceConnections.items({ path, query: { status: "accepted" } });
const accepted: string[] = [];
for await (const { id } of connections) accepted.push(id);
for (const id of accepted) {
  await client.acceptOrRejectEndpoint({ path, body: { action: "reject", endpoints: [id] } });
}
await client.deleteEndpointService({ path });
console.log("deleted");
