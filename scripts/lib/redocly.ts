import { join } from "node:path";
import {
  bundle,
  type Config,
  lint,
  loadConfig,
  type NormalizedProblem,
} from "@redocly/openapi-core";
import { ROOT } from "./apis.js";
import { BundleError, hasErrors } from "./problems.js";

/** Path of the root document of an API. */
const rootDocument = (api: string): string => join(ROOT, "specs", api, "openapi.yaml");

/** Loads a configuration of Redocly CLI; redocly.yaml by default, with our plugin as it is built. */
export const loadRedoclyConfig = (path = "redocly.yaml"): Promise<Config> =>
  loadConfig({ configPath: join(ROOT, path) });

/**
 * Bundles an API into one JSON document, as `redocly bundle` does.
 *
 * @throws BundleError when a reference cannot be resolved or a decorator reports an error.
 */
export async function bundleApi(api: string, config: Config): Promise<string> {
  const { bundle: document, problems } = await bundle({
    ref: rootDocument(api),
    config: config.forAlias(api),
  });
  if (hasErrors(problems)) throw new BundleError(api, problems);
  return JSON.stringify(document.parsed, null, 2);
}

/** Lints the sources of an API. */
export const lintApi = (api: string, config: Config): Promise<NormalizedProblem[]> =>
  lint({ ref: rootDocument(api), config: config.forAlias(api) });
