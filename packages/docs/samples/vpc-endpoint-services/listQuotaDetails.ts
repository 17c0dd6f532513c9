import { createClient } from "@hcnet/vpc-endpoint-services";
import { fromEnvironment } from "@hcnet/vpc-endpoint-services/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

const { quotas } = await client.listQuotaDetails({ query: { type: "endpoint_service" } });
for (const { type, used, quota } of quotas.resources) console.log(type, used, "of", quota);
