import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Root of the repository. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The APIs: every directory of `specs/` that has an `openapi.yaml`. */
export const APIS: readonly string[] = readdirSync(join(ROOT, "specs"))
  .filter((name) => existsSync(join(ROOT, "specs", name, "openapi.yaml")))
  .sort();

/** The workflows: the Arazzo documents of `specs/workflows`, as paths from the root. */
export const WORKFLOWS: readonly string[] = readdirSync(join(ROOT, "specs", "workflows"))
  .filter((name) => name.endsWith(".arazzo.yaml"))
  .sort()
  .map((name) => `specs/workflows/${name}`);

/** Where the generated files of an API go. */
export const generatedDirectory = (api: string): string => join(ROOT, "packages", api, "generated");
