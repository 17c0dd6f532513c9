// Usage: node --import tsx run-guides.mjs <file>…
// Runs samples one after the other against a mock cloud, and prints as JSON what each printed.
// Samples call the real hosts; what they send by https: goes to the mock instead.
import http from "node:http";
import https from "node:https";
import { format } from "node:util";
import { createMockCloud } from "@hcnet/mock";

const cloud = createMockCloud({
  credentials: { accessKeyId: "your-access-key", secretAccessKey: "your-secret-key" },
  transitions: "instant",
  identity: {
    domain: { name: "your-account" },
    users: [{ name: "your-name", password: "your-password" }],
    projects: [{ name: "cn-north-4", id: "26ae5181a416420998eb2093aaed84d9" }],
  },
});
// The samples take their access key from the environment.
process.env.HUAWEICLOUD_SDK_AK = "your-access-key";
process.env.HUAWEICLOUD_SDK_SK = "your-secret-key";
const server = await cloud.listen();
const agent = new http.Agent({ keepAlive: true });
https.request = (options) =>
  http.request({ ...options, agent, host: "127.0.0.1", port: server.port });

const results = [];
for (const file of process.argv.slice(2)) {
  cloud.reset();
  const lines = [];
  console.log = (...parts) => lines.push(format(...parts));
  try {
    await import(file);
  } catch (error) {
    lines.push(`threw ${error?.stack ?? error}`);
  }
  results.push(lines.join("\n"));
}
process.stdout.write(JSON.stringify(results), () => process.exit());
