import { createClient } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

const { tags } = await client.showPublicipTags({
  path: { publicip_id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb" },
});
console.log(`${tags.length} tags`);
for (const { key, value = "" } of tags) console.log(key, value);
