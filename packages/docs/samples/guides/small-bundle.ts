import { createSession } from "@hcnet/publicips";
import { listPublicips } from "@hcnet/publicips/operations";

const session = createSession({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: { accessKeyId: "your-access-key", secretAccessKey: "your-secret-key" },
});
// A bundle holds only the operations that are imported.
for await (const { status } of listPublicips.items(session)) console.log(status);
// prints: ACTIVE
// prints: DOWN
// prints: DOWN
