// Usage: tsx scripts/drift.ts <HAR or folder of HARs>
// Compares recorded calls with the specs by `redocly drift`, and fails if they differ. The tests of the
// mock leave their calls in packages/mock/recorded; `pnpm drift` compares those.

import { resolve } from "node:path";
import { runBin } from "./lib/run.js";

const [traffic] = process.argv.slice(2);
if (traffic === undefined) {
  console.error("traffic: expected the path of a HAR file or of a folder of them, got nothing");
  process.exit(2);
}
// Undocumented headers and query parameters are below "error": services ignore them.
const flags = ["--api", "specs", "--min-severity", "error", "--coverage"];
try {
  console.log(await runBin("redocly", ["drift", resolve(traffic), ...flags]));
} catch (error) {
  console.error((error as Error).message);
  console.error("[hcnet] the recorded calls and the specs differ; see above");
  process.exitCode = 1;
}
