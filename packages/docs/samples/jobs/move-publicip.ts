import { createClient } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

const eips = createClient({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: fromEnvironment(),
});
const path = { publicip_id: "6285e7be-fd9f-497c-bc2d-dd0bdea6efe0" };
const from = "4977b983-cd4f-4ecc-93a1-cb52d848a9b3";
const to = "f588ccfa-8750-4d7c-bf5d-2ede24414706";

async function bind(port_id: string) {
  await eips.updatePublicip({ path, body: { publicip: { port_id } } });
  return eips.waitForPublicipBound({ path });
}

// Do not take the address from somebody who moved it meanwhile.
const before = await eips.showPublicip({ path });
if (before.publicip.port_id !== from) throw new Error(`the EIP is not bound to ${from}`);

await eips.updatePublicip({ path, body: { publicip: { port_id: "" } } });
await eips.waitForPublicipUnbound({ path });
console.log("unbound");
try {
  const { publicip } = await bind(to);
  console.log(publicip.status, publicip.port_id);
} catch (error) {
  await bind(from); // Roll back: the address leads to the old port again.
  throw error;
}
// prints: unbound
// prints: ACTIVE f588ccfa-8750-4d7c-bf5d-2ede24414706
