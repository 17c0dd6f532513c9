// Usage: tsx tests/runtimes/installed/index.ts [file of tests...]
// Runs the clients on Bun, Deno and workerd, and under MSW 3 on the Node that it needs.
import { testInstalled } from "../../installed.js";

// Without a lockfile: all but MSW have no dependencies but their own binaries, of the same version.
const install = ["install", "--no-package-lock"];
testInstalled(import.meta.dirname, "Bun, Deno, workerd, MSW 3 and Node 22, about 480 MB", install);
