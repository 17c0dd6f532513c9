// Usage: tsx scripts/lint-specs.ts
// Lints the sources of the specs, workflows among them, with every rule of redocly.yaml, and the
// document of the mock's admin surface, which is none of the vendor's, with recommended-strict.

import { APIS, WORKFLOWS } from "./lib/apis.js";
import { lint } from "./lib/lint.js";

await lint([...APIS, ...WORKFLOWS], ["--config", "redocly.yaml"]);
await lint(["packages/mock/admin/openapi.json"], ["--config", "scripts/lint-plain.yaml"]);
console.log(
  `${APIS.length} specs, ${WORKFLOWS.length} workflows and the admin surface: no lint problems`,
);
