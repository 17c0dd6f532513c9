// Usage: tsx scripts/check-score.ts
// Holds `redocly score` of every bundle to what can be written well: all sub-scores are full but
// those that count parameters, nesting and limits, which are the vendor's to choose.

import { join } from "node:path";
import { APIS, generatedDirectory } from "./lib/apis.js";
import { runBin } from "./lib/run.js";

interface Score {
  readonly agentReadiness: number;
  readonly subscores: Readonly<Record<string, number>>;
}

const GIVEN_BY_THE_VENDOR = new Set([
  "parameterSimplicity",
  "schemaSimplicity",
  "constraintClarity",
  "dependencyClarity",
]);

const rows: string[] = [];
const problems: string[] = [];
for (const api of APIS) {
  const bundle = join(generatedDirectory(api), "openapi.json");
  const printed = await runBin("redocly", ["score", bundle, "--format=json"]);
  const { agentReadiness, subscores } = JSON.parse(printed) as Score;
  rows.push(`${api.padEnd(24)} ${agentReadiness.toFixed(1)}`);
  for (const [name, value] of Object.entries(subscores)) {
    if (value < 1 && !GIVEN_BY_THE_VENDOR.has(name)) {
      problems.push(`${api}: ${name} is ${(value * 100).toFixed(0)} %, should be 100 %`);
    }
  }
}
console.log(rows.join("\n"));
if (problems.length > 0) {
  console.error(problems.join("\n"));
  console.error("See `redocly score <api> --operation-details` for where the points go.");
  process.exit(1);
}
