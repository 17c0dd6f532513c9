import { join } from "node:path";
import {
  bundle,
  type Config,
  formatProblems,
  getTotals,
  loadConfig,
  type NormalizedProblem,
} from "@redocly/openapi-core";
import { ROOT } from "./apis.js";

/** Path of the root document of an API. */
const rootDocument = (api: string): string => join(ROOT, "specs", api, "openapi.yaml");

/** Loads a configuration of Redocly CLI; redocly.yaml by default, with our plugin as it is built. */
export const loadRedoclyConfig = (path = "redocly.yaml"): Promise<Config> =>
  loadConfig({ configPath: join(ROOT, path) });

/**
 * Bundles an API into one JSON document, as `redocly bundle` does.
 *
 * @throws Error when a reference cannot be resolved or a decorator reports an error; the problems
 *   are printed.
 */
export async function bundleApi(api: string, config: Config): Promise<string> {
  const { bundle: document, problems } = await bundle({
    ref: rootDocument(api),
    config: config.forAlias(api),
  });
  if (hasErrors(problems)) throw new Error(`specs/${api}: the document cannot be bundled`);
  return JSON.stringify(document.parsed, null, 2);
}

/** Prints the problems, as annotations on GitHub Actions; returns whether any is an error. */
export function hasErrors(problems: NormalizedProblem[]): boolean {
  const totals = getTotals(problems);
  formatProblems(problems, {
    format: process.env.GITHUB_ACTIONS === "true" ? "github-actions" : "codeframe",
    cwd: ROOT,
    maxProblems: 1000,
    totals,
  });
  return totals.errors > 0;
}
