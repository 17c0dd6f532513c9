// Usage: tsx scripts/lint/index.ts
// Lints the sources of the specs and workflows, the bundles made from them, and the OpenAPI document
// of the mock's admin API. Bundles carry the example bodies inline; they are linted with the rules of
// redocly.yaml and with plain `recommended-strict`, as a user would.

import { join, relative } from "node:path";
import {
  type Config,
  lint,
  lintConfig,
  lintFromString,
  type NormalizedProblem,
} from "@redocly/openapi-core";
import { APIS, generatedDirectory, ROOT, WORKFLOWS } from "../lib/apis.js";
import { bundleApi, hasErrors, loadRedoclyConfig } from "../lib/redocly.js";

const ADMIN_API = "packages/mock/admin/openapi.json";

async function lintSources(config: Config, strict: Config): Promise<NormalizedProblem[]> {
  const problems = await lintConfig({ config });
  for (const api of APIS) {
    const ref = join(ROOT, "specs", api, "openapi.yaml");
    problems.push(...(await lint({ ref, config: config.forAlias(api) })));
  }
  for (const workflow of WORKFLOWS) {
    problems.push(...(await lint({ ref: join(ROOT, workflow), config })));
  }
  problems.push(...(await lint({ ref: join(ROOT, ADMIN_API), config: strict })));
  return problems;
}

async function lintBundles(config: Config, strict: Config): Promise<NormalizedProblem[]> {
  const problems: NormalizedProblem[] = [];
  for (const api of APIS) {
    const source = await bundleApi(api, config);
    const absoluteRef = join(generatedDirectory(api), "openapi.json");
    for (const rules of [config, strict]) {
      problems.push(...(await lintFromString({ source, absoluteRef, config: rules })));
    }
  }
  return problems;
}

const config = await loadRedoclyConfig();
const strict = await loadRedoclyConfig(
  relative(ROOT, join(import.meta.dirname, "recommended-strict.yaml")),
);
// A bundle of invalid sources repeats their problems.
const valid =
  !hasErrors(await lintSources(config, strict)) && !hasErrors(await lintBundles(config, strict));
if (valid) {
  console.log(
    `${APIS.length} specs, their bundles, ${WORKFLOWS.length} workflows and the admin API: no lint problems`,
  );
} else {
  process.exitCode = 1;
}
