import { createMockCloud } from "@hcnet/mock";
import { createClient } from "@hcnet/vpc-endpoint-services";

const cloud = createMockCloud();
const services = createClient({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: { token: cloud.credentials.token },
  fetch: cloud.fetch,
});

const created = await services.createEndpointService({
  body: {
    port_id: "7b1f4d0e-2c9a-4f6b-8e53-91d7c0a4be26",
    vpc_id: "4189d3c2-8882-4871-a3c2-d380272eed80",
    server_type: "LB",
    ports: [{ client_port: 22, server_port: 2222 }],
  },
});
console.log(created.status);

cloud.clock.advance({ ms: 90_000 }); // instead of waiting for a minute and a half
const path = { vpc_endpoint_service_id: created.id };
console.log((await services.listServiceDetails({ path })).status);
// prints: creating
// prints: available
