import { createClient } from "@hcnet/vpc-endpoint-services";
import { fromEnvironment } from "@hcnet/vpc-endpoint-services/node";

const services = createClient({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: fromEnvironment(),
});
const path = { vpc_endpoint_service_id: "4189d3c2-8882-4871-a3c2-d380272eed88" };

// An update replaces the whole list of ports, so read it first and add to it.
const { ports = [] } = await services.waitForEndpointServiceAvailable({ path });
const added = { client_port: 8443, server_port: 443, protocol: "TCP" as const };
const updated = await services.updateEndpointService({
  path,
  body: { ports: [...ports, added] },
});
console.log(updated.ports?.map(({ client_port }) => client_port).join(" "));

// Accept the endpoint that has waited longest for approval.
const { connections } = await services.listServiceConnections({
  path,
  query: { status: "pendingAcceptance", sort_key: "create_at", sort_dir: "asc", limit: 1 },
});
const id = connections[0]?.id ?? "";
await services.acceptOrRejectEndpoint({ path, body: { action: "receive", endpoints: [id] } });
const accepted = await services.waitForConnectionAccepted({ path, query: { id } });
console.log(accepted.connections[0]?.status);
// prints: 8081 8082 8443
// prints: accepted
