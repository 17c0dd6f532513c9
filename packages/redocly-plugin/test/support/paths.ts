import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));
export const PLUGIN = join(PACKAGE, "dist", "index.js");

const cliPackage = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
export const CLI = join(dirname(cliPackage), "bin", "cli.js");
