import { fileURLToPath } from "node:url";

/** Root of the repository. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Directory of the `pnpm` that turbo runs tasks with, where `sh` can run it. */
export const SCRIPT_RUNNER = fileURLToPath(new URL("bin", import.meta.url));
