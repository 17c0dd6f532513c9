import { createClient } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

const path = { publicip_id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb" };

// A key that the EIP already has gets the new value.
await client.batchCreatePublicipTags({
  path,
  body: {
    action: "create",
    tags: [
      { key: "key1", value: "value1" },
      { key: "key2", value: "value3" },
    ],
  },
});

// To delete tags, their keys are enough.
await client.batchCreatePublicipTags({
  path,
  body: { action: "delete", tags: [{ key: "key1" }] },
});
console.log((await client.showPublicipTags({ path })).tags);
