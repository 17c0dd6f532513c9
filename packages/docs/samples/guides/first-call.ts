import { createClient } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

const eips = createClient({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: fromEnvironment(),
});

for await (const ip of eips.listPublicips.items()) {
  console.log(ip.public_ip_address, ip.status);
}
// prints: 161.xx.xx.9 ACTIVE
// prints: 161.xx.xx.10 DOWN
// prints: 10.xx.xx.162 DOWN
