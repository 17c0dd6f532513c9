import { createMockCloud } from "@hcnet/mock";
import { createClient } from "@hcnet/publicips";

const cloud = createMockCloud();
const projectId = "26ae5181a416420998eb2093aaed84d9";
cloud.seed({
  project_id: projectId,
  clear: true, // without the resources of the vendor's examples
  publicips: [{ alias: "web" }, { alias: "frozen", status: "FREEZED" }],
});

const eips = createClient({
  region: "cn-north-4",
  projectId,
  credentials: { token: cloud.credentials.token },
  fetch: cloud.fetch,
});
const names: string[] = [];
for await (const { alias, status } of eips.listPublicips.items()) names.push(`${alias} ${status}`);
console.log(names.sort().join(", "));
// prints: frozen FREEZED, web DOWN
