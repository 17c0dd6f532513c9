// Usage: node scripts/dist/lint.js
// Lints the sources of the specs and workflows, the bundles made from them, and the OpenAPI document
// of the mock's admin API. Bundles are linted as well, since they carry the example bodies inline.

import { join } from "node:path";
import {
  type Config,
  lint,
  lintConfig,
  lintFromString,
  type NormalizedProblem,
} from "@redocly/openapi-core";
import { APIS, generatedDirectory, ROOT, WORKFLOWS } from "../lib/apis.js";
import { atSources, BundleError, hasErrors, printProblems } from "../lib/problems.js";
import { bundleApi, lintApi, loadRedoclyConfig } from "../lib/redocly.js";

const ADMIN_API = "packages/mock/admin/openapi.json";
const RECOMMENDED_STRICT = "scripts/lint/recommended-strict.yaml";

/** Lists the rules of `recommended-strict` that redocly.yaml changes; it may only add rules. */
function changedRules(config: Config, strict: Config): string[] {
  return Object.entries(strict.rules).flatMap(([version, rules]) => {
    const own: Readonly<Record<string, unknown>> = config.rules[version as keyof Config["rules"]];
    return Object.entries(rules)
      .filter(([id, setting]) => setting !== "off" && own[id] !== setting)
      .map(([id]) => `${version}/${id}`);
  });
}

async function lintSources(config: Config, strict: Config): Promise<NormalizedProblem[]> {
  const problems = await lintConfig({ config });
  for (const api of APIS) problems.push(...(await lintApi(api, config)));
  for (const workflow of WORKFLOWS) {
    problems.push(...(await lint({ ref: join(ROOT, workflow), config })));
  }
  problems.push(...(await lint({ ref: join(ROOT, ADMIN_API), config: strict })));
  return problems;
}

async function lintBundle(api: string, config: Config): Promise<NormalizedProblem[]> {
  try {
    const source = await bundleApi(api, config);
    const absoluteRef = join(generatedDirectory(api), "openapi.json");
    return atSources(api, await lintFromString({ source, absoluteRef, config }));
  } catch (error) {
    if (error instanceof BundleError) return error.problems;
    throw error;
  }
}

async function isValid(): Promise<boolean> {
  const config = await loadRedoclyConfig();
  const strict = await loadRedoclyConfig(RECOMMENDED_STRICT);
  const changed = changedRules(config, strict);
  if (changed.length > 0) {
    console.error(
      `redocly.yaml: expected every rule of recommended-strict unchanged, got ${changed.join(", ")}`,
    );
    return false;
  }
  const problems = await lintSources(config, strict);
  // The bundles of invalid sources would only repeat their problems.
  if (!hasErrors(problems)) {
    for (const api of APIS) problems.push(...(await lintBundle(api, config)));
  }
  printProblems(problems);
  return !hasErrors(problems);
}

if (await isValid()) {
  console.log(
    `${APIS.length} specs, their bundles, ${WORKFLOWS.length} workflows and the admin API: no lint problems`,
  );
} else {
  process.exitCode = 1;
}
