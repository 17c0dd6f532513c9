import { createClient } from "@hcnet/vpc-endpoint-services";
import { fromEnvironment } from "@hcnet/vpc-endpoint-services/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

const path = { vpc_endpoint_service_id: "4189d3c2-8882-4871-a3c2-d380272eed88" };
const id = "705290f3-0d00-41f2-aedc-71f09844e879";
await client.acceptOrRejectEndpoint({ path, body: { action: "receive", endpoints: [id] } });
const { connections } = await client.waitForConnectionAccepted({ path, query: { id } });
console.log(connections[0]?.id, connections[0]?.status);
