import { createClient } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

const { quotas } = await client.listQuotas({ query: { type: "publicIp" } });
for (const { type, used, quota } of quotas.resources) console.log(type, used, quota);
