import { createClient } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

const eips = createClient({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: fromEnvironment(),
});
const path = { publicip_id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb" };
const options = { signal: AbortSignal.timeout(5000), headers: { "X-Request-Source": "docs" } };
const { publicip } = await eips.showPublicip({ path }, options);
console.log(publicip.status);
// prints: DOWN

const { data, status, requestId } = await eips.showPublicip({ path }).withResponse();
console.log(status, requestId?.length, data.publicip.ip_version);
// prints: 200 32 4
