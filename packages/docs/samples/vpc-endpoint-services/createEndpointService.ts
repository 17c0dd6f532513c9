import { createClient } from "@hcnet/vpc-endpoint-services";

const env = process.env;
const client = createClient({
  region: env.HCNET_REGION ?? "cn-north-4",
  endpoint: env.HCNET_ENDPOINT, // that of a mock cloud, say
  projectId: env.HUAWEICLOUD_SDK_PROJECT_ID ?? "",
  credentials: {
    accessKeyId: env.HUAWEICLOUD_SDK_AK ?? "",
    secretAccessKey: env.HUAWEICLOUD_SDK_SK ?? "",
  },
});

const created = await client.createEndpointService({
  body: {
    port_id: "4189d3c2-8882-4871-a3c2-d380272eed88",
    vpc_id: "4189d3c2-8882-4871-a3c2-d380272eed80",
    server_type: "VM",
    approval_enabled: false,
    ports: [
      { client_port: 8080, server_port: 90, protocol: "TCP" },
      { client_port: 8081, server_port: 80, protocol: "TCP" },
    ],
  },
});
// Set-up takes a minute or two.
const service = await client.waitForEndpointServiceAvailable({
  path: { vpc_endpoint_service_id: created.id },
});
console.log(service.status, service.service_name);
