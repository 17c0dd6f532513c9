// Usage: tsx scripts/check-score.ts
// Checks `redocly score` of every bundle: all sub-scores are full but those that count parameters,
// nesting, limits and alternatives, which depend on the vendor's API. The total has a floor per API,
// in `specs/<api>/score.json`.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { APIS, generatedDirectory, ROOT } from "./lib/apis.js";
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
/** The least total of an API that has none of its own yet. */
const LEAST = 80;

/** The least total of an API: what it was when `score.json` was last changed, rounded down. */
function leastScore(api: string): number {
  const file = join(ROOT, "specs", api, "score.json");
  if (!existsSync(file)) return LEAST;
  return (JSON.parse(readFileSync(file, "utf8")) as { readonly agentReadiness: number })
    .agentReadiness;
}

const rows: string[] = [];
const problems: string[] = [];
for (const api of APIS) {
  const bundle = join(generatedDirectory(api), "openapi.json");
  const printed = await runBin("redocly", ["score", bundle, "--format=json"]);
  const { agentReadiness, subscores } = JSON.parse(printed) as Score;
  rows.push(`${api.padEnd(24)} ${agentReadiness.toFixed(1)}`);
  const floor = leastScore(api);
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
