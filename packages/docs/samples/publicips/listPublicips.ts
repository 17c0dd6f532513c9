import { createClient } from "@hcnet/publicips";

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
for await (const { id, status } of client.listPublicips.items({ query: { limit: 100 } })) {
  console.log(id, status);
}

// One page; values of one filter are alternatives.
const { publicips } = await client.listPublicips({
  query: { private_ip_address: ["192.168.10.5", "192.168.10.6"], ip_version: 4 },
});
console.log(publicips.map(({ public_ip_address }) => public_ip_address));
