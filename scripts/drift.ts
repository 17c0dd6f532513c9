// Usage: tsx scripts/drift.ts <HAR or folder of HARs>
// Compares recorded calls with the specs by `redocly drift`, and fails if they differ. The tests of the
// mock leave their calls in packages/mock/recorded; `pnpm drift` compares those.

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { endWithUsage, parseCommandLine } from "./lib/command-line.js";
import { runBin } from "./lib/run.js";

const usage = "tsx scripts/drift.ts PATH";
const { positionals } = parseCommandLine(usage, { allowPositionals: true });
const [traffic = ""] = positionals;
if (traffic === "" || !existsSync(traffic)) {
  endWithUsage(`traffic: expected a HAR file or a folder of them, got "${traffic}"`, usage);
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
