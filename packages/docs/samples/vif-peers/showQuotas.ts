import { createClient } from "@hcnet/vif-peers";

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

const { quotas } = await client.showQuotas({ query: { type: ["virtualInterface"] } });
for (const { type, quota, used } of quotas.resources ?? []) {
  console.log(type, quota === -1 ? "no limit" : quota, used);
}
