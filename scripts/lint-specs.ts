// Usage: tsx scripts/lint-specs.ts
// Lints the sources of the specs, workflows among them, with every rule of redocly.yaml.

import { APIS, WORKFLOWS } from "./lib/apis.js";
import { lint } from "./lib/lint.js";

await lint([...APIS, ...WORKFLOWS], ["--config", "redocly.yaml"]);
console.log(`${APIS.length} specs and ${WORKFLOWS.length} workflows: no lint problems`);
