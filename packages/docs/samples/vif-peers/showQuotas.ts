import { createClient } from "@hcnet/vif-peers";
import { fromEnvironment } from "@hcnet/vif-peers/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

const { quotas } = await client.showQuotas({ query: { type: ["virtualInterface"] } });
for (const { type, quota, used } of quotas.resources ?? []) {
  console.log(type, quota === -1 ? "no limit" : quota, used);
}
