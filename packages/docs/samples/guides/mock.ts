import { createMockCloud } from "@hcnet/mock";
import { createClient } from "@hcnet/publicips";

const cloud = createMockCloud();
const eips = createClient({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: { token: cloud.credentials.token },
  fetch: cloud.fetch,
});

const path = { publicip_id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb" };
await eips.updatePublicip({ path, body: { publicip: { alias: "web" } } });
const { publicip } = await eips.showPublicip({ path });
console.log(publicip.alias);
// prints: web
