// Usage: tsx scripts/check-score.ts
// Checks `redocly score` of every bundle: all sub-scores are full but those that count parameters,
// nesting, limits and alternatives, which depend on the vendor's API. The total has a floor per API.

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
  // Ports and flags that the cloud sends as text or number are a oneOf of two plain types.
  "polymorphismClarity",
]);
/** The least total of each API: what it was when last changed, rounded down. */
const FLOORS: Readonly<Record<string, number>> = {
  publicips: 90,
  "sub-network-interfaces": 87,
  "vif-peer-detections": 91,
  "vif-peers": 87,
  "vpc-endpoint-services": 83,
};

const rows: string[] = [];
const problems: string[] = [];
for (const api of APIS) {
  const bundle = join(generatedDirectory(api), "openapi.json");
  const printed = await runBin("redocly", ["score", bundle, "--format=json"]);
  const { agentReadiness, subscores } = JSON.parse(printed) as Score;
  rows.push(`${api.padEnd(24)} ${agentReadiness.toFixed(1)}`);
  const floor = FLOORS[api] ?? 0;
  if (agentReadiness < floor) {
    problems.push(`${api}: the score is ${agentReadiness.toFixed(1)}, expected at least ${floor}`);
  }
  for (const [name, value] of Object.entries(subscores)) {
    if (value < 1 && !GIVEN_BY_THE_VENDOR.has(name)) {
      problems.push(`${api}: ${name} is ${(value * 100).toFixed(0)} %, expected 100 %`);
    }
  }
}
console.log(rows.join("\n"));
if (problems.length > 0) {
  console.error(problems.join("\n"));
  console.error("See `redocly score <api> --operation-details` for where the points go.");
  process.exit(1);
}
