import { createClient } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

const client = createClient({
  region: process.env.HCNET_REGION ?? "cn-north-4",
  endpoint: process.env.HCNET_ENDPOINT, // such as a mock cloud
  credentials: fromEnvironment(), // and the project
});

const path = { publicip_id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb" };

// Bind the address to a port.
await client.updatePublicip({
  path,
  body: { publicip: { port_id: "f588ccfa-8750-4d7c-bf5d-2ede24414706" } },
});

// The response may come before the work is done.
const { publicip } = await client.waitForPublicipBound({ path });
console.log(publicip.public_ip_address, publicip.status, publicip.port_id);

// An empty port_id unbinds it.
await client.updatePublicip({ path, body: { publicip: { port_id: "" } } });
const unbound = await client.waitForPublicipUnbound({ path });
console.log(unbound.publicip.status);
