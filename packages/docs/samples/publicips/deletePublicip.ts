import { createClient } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

const path = { publicip_id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb" };

// An EIP that is bound cannot be released (409, VPC.0517): unbind it, and wait until that is done.
await client.updatePublicip({ path, body: { publicip: { port_id: "" } } });
const { publicip } = await client.waitForPublicipUnbound({ path });
console.log(publicip.public_ip_address, publicip.status);

await client.deletePublicip({ path });
