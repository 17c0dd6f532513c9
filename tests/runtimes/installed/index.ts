// Usage: tsx tests/runtimes/installed/index.ts [file of tests...]
// Runs the clients on Bun, Deno and workerd.

import { testInstalled } from "../../installed.js";

// Without a lockfile: the three have no dependencies but their own binaries, of the same version.
const install = ["install", "--no-package-lock"];
testInstalled(import.meta.dirname, "Bun, Deno and workerd, about 350 MB", install);
