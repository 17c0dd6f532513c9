import { createMockCloud } from "@hcnet/mock";
import { createClient } from "@hcnet/publicips";

const cloud = createMockCloud({
  faults: [{ operation: "updatePublicip", nth: 1, effect: { type: "response", status: 503 } }],
});
const eips = createClient({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: { token: cloud.credentials.token },
  fetch: cloud.fetch,
  retry: { baseDelayMs: 1 },
});

// The first attempt gets the 503, the second succeeds.
const path = { publicip_id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb" };
await eips.updatePublicip({ path, body: { publicip: { alias: "web" } } });
for (const { operationId, status } of cloud.journal.recent()) console.log(operationId, status);
// prints: updatePublicip 503
// prints: updatePublicip 200
