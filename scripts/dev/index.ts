// Usage: tsx scripts/dev/index.ts
// Builds, serves docs and mock, and builds again whenever a source changes, until stopped.

import { join } from "node:path";
import { serveDocs } from "../../packages/docs/src/serve.js";
import { ROOT } from "../lib/apis.js";
import { parseCommandLine } from "../lib/command-line.js";
import { buildDocs, buildMock } from "./build.js";
import { freePort } from "./free-port.js";
import { keepCredentials, startMock } from "./mock.js";
import { watchSources } from "./watch.js";

parseCommandLine("pnpm dev", {});
console.log("[dev] building");
if (!(await buildMock()) || !(await buildDocs())) process.exit(1);

const docs = await serveDocs({ port: await freePort(4400), liveReload: true });
const credentials = keepCredentials(join(ROOT, "node_modules/.cache/hcnet/mock.json"));
let mock = await startMock(await freePort(8080), credentials);
console.log(`[dev] docs  ${docs.url}`);
console.log(`[dev] mock  ${mock.line}`);
console.log("[dev] watching specs, packages and scripts; Ctrl+C stops");

const watcher = watchSources(async (changed) => {
  console.log(`[dev] ${changed} changed, building`);
  // What was built last goes on being served while the sources do not build.
  if (!(await buildMock())) return;
  await mock.stop();
  mock = await startMock(mock.port, credentials);
  console.log(`[dev] ready; mock  ${mock.line}`);
  if (!(await buildDocs())) return;
  docs.reload();
  console.log(`[dev] ready; docs  ${docs.url}`);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    watcher.close();
    await Promise.all([mock.stop(), docs.close()]);
    process.exit(0);
  });
}
