// Usage: tsx scripts/dev/index.ts
// Builds, serves docs and mock, and builds again whenever a source changes, until stopped.

import { spawn, spawnSync } from "node:child_process";
import { watch } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { serveDocs } from "../../packages/docs/src/serve.js";
import { ROOT } from "../lib/apis.js";
import { quietEnvironment } from "../lib/telemetry.js";
import { freePort } from "./free-port.js";
import { startMock } from "./mock.js";

const SETTLE_MS = 300;
const turbo = createRequire(import.meta.url).resolve("turbo/bin/turbo");
const options = { cwd: ROOT, env: quietEnvironment, stdio: "inherit" } as const;

console.log("[dev] building");
const built = spawnSync(
  process.execPath,
  [turbo, "run", "build", "--output-logs=errors-only"],
  options,
);
if (built.status !== 0) process.exit(built.status ?? 1);

const docs = await serveDocs({ port: await freePort(4400) });
let mock = await startMock(await freePort(8080));
console.log(`[dev] docs  ${docs.url}`);
console.log(`[dev] mock  ${mock.line}`);

// The mock reads bundles and validators at start, so it starts again when they change.
let pending: NodeJS.Timeout | undefined;
const watcher = watch(join(ROOT, "packages"), { recursive: true }, (_, name) => {
  if (name === null || !/^[^/\\]+[/\\](dist|generated)[/\\]/.test(name)) return;
  if (name.startsWith("docs")) return;
  clearTimeout(pending);
  pending = setTimeout(async () => {
    await mock.stop();
    mock = await startMock(mock.port);
    console.log(`[dev] mock  ${mock.line}`);
  }, SETTLE_MS);
});

const builder = spawn(
  process.execPath,
  [turbo, "watch", "build", "--output-logs=errors-only"],
  options,
);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    clearTimeout(pending);
    watcher.close();
    builder.kill();
    await Promise.all([mock.stop(), docs.close()]);
    process.exit(0);
  });
}
