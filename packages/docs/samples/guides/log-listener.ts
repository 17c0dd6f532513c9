import { createClient, createLogListener } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

const write = (line: string) => console.log(line.replace(/\d+ ms/, "5 ms").replace(/, req.*/, ""));
const logger = { debug: write, info: write, warn: write, error: write };
const eips = createClient({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: fromEnvironment(),
  listener: createLogListener(logger, { level: "info" }),
});
const path = { publicip_id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb" };
await eips.showPublicip({ path });
// prints: publicips showPublicip: 200 after 5 ms
