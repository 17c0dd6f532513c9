import { createClient } from "@hcnet/vpc-endpoint-services";

const env = process.env;
const client = createClient({
  region: env.HCNET_REGION ?? "cn-north-4",
  endpoint: env.HCNET_ENDPOINT, // such as a mock cloud
  projectId: env.HUAWEICLOUD_SDK_PROJECT_ID ?? "",
  credentials: {
    accessKeyId: env.HUAWEICLOUD_SDK_AK ?? "",
    secretAccessKey: env.HUAWEICLOUD_SDK_SK ?? "",
  },
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
