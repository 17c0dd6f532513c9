// Usage: tsx scripts/lint-specs.ts
// Lints the sources of the specs with every rule of redocly.yaml.

import { APIS } from "./lib/apis.js";
import { lint } from "./lib/lint.js";

await lint(APIS, ["--config", "redocly.yaml"]);
console.log(`${APIS.length} specs: no lint problems`);
