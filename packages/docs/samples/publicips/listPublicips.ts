import { createClient } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
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
