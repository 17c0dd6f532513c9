// Usage: tsx scripts/lint-bundles.ts
// Lints the bundles, which carry the example bodies inline: once with every rule of redocly.yaml,
// once with plain `recommended-strict`, as anybody else would.

import { join, relative } from "node:path";
import { APIS, generatedDirectory, ROOT } from "./lib/apis.js";
import { lint } from "./lib/lint.js";

const bundles = APIS.map((api) => relative(ROOT, join(generatedDirectory(api), "openapi.json")));

await lint(bundles, ["--config", "redocly.yaml"]);
await lint(bundles, ["--config", "scripts/lint-plain.yaml"]);
console.log(
  `${bundles.length} bundles: no lint problems, with our rules and with recommended-strict`,
);
