import { createClient } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

const eips = createClient({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: fromEnvironment(),
});

// All items of all pages; one request for each page, when it is needed.
for await (const ip of eips.listPublicips.items({ query: { limit: 2 } })) {
  console.log(ip.public_ip_address);
}

// The pages themselves.
for await (const page of eips.listPublicips.pages({ query: { limit: 2 } })) {
  console.log(page.publicips.length);
}
// prints: 161.xx.xx.9
// prints: 161.xx.xx.10
// prints: 10.xx.xx.162
// prints: 2
// prints: 1
