import { createClient } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

const eips = createClient({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: fromEnvironment(),
});

const path = { publicip_id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb" };
const port_id = "f588ccfa-8750-4d7c-bf5d-2ede24414706";
await eips.updatePublicip({ path, body: { publicip: { port_id } } });
const bound = await eips.waitForPublicipBound({ path });
console.log(bound.publicip.status);

// An empty port_id unbinds the EIP.
await eips.updatePublicip({ path, body: { publicip: { port_id: "" } } });
const unbound = await eips.waitForPublicipUnbound({ path });
console.log(unbound.publicip.status);
// prints: ACTIVE
// prints: DOWN
