// Usage: tsx scripts/check-score.ts
// Checks `redocly score` of every bundle: all sub-scores are full but those that count parameters,
// nesting and limits, which depend on the vendor's API. The total has a floor per API, in
// `specs/<api>/score.json`, as have the alternatives where the sources force a oneOf.

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
]);

/** What the score of an API was when `score.json` was last changed, rounded down. */
interface Floors {
  readonly agentReadiness: number;
  /** Below 1 where an ID, port or flag that the cloud sends as text or number is a oneOf. */
  readonly polymorphismClarity?: number;
}

/** The floors of an API that has none of its own yet. */
const LEAST: Floors = { agentReadiness: 80 };

function floorsOf(api: string): Floors {
  const file = join(ROOT, "specs", api, "score.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Floors) : LEAST;
}

const rows: string[] = [];
const problems: string[] = [];
for (const api of APIS) {
  const bundle = join(generatedDirectory(api), "openapi.json");
  const printed = await runBin("redocly", ["score", bundle, "--format=json"]);
  const { agentReadiness, subscores } = JSON.parse(printed) as Score;
  rows.push(`${api.padEnd(24)} ${agentReadiness.toFixed(1)}`);
  const floors = floorsOf(api);
  if (agentReadiness < floors.agentReadiness) {
    const expected = `expected at least ${floors.agentReadiness}`;
    problems.push(`${api}: the score is ${agentReadiness.toFixed(1)}, ${expected}`);
  }
  for (const [name, value] of Object.entries(subscores)) {
    const least = name === "polymorphismClarity" ? (floors[name] ?? 1) : 1;
    if (value < least && !GIVEN_BY_THE_VENDOR.has(name)) {
      const [found, expected] = [value, least].map((share) => (share * 100).toFixed(0));
      problems.push(`${api}: ${name} is ${found} %, expected at least ${expected} %`);
    }
  }
}
console.log(rows.join("\n"));
if (problems.length > 0) {
  console.error(problems.join("\n"));
  console.error("See `redocly score <api> --operation-details` for where the points go.");
  process.exit(1);
}
