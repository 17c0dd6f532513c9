import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Root of the repository. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The APIs: every directory of `specs/` that has an `openapi.yaml`. */
export const APIS: readonly string[] = readdirSync(join(ROOT, "specs"))
  .filter((name) => existsSync(join(ROOT, "specs", name, "openapi.yaml")))
  .sort();

/** Where the generated files of an API go. */
export const generatedDirectory = (api: string): string => join(ROOT, "packages", api, "generated");
