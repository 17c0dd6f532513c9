// Usage: tsx tests/runtimes/installed/index.ts [file of tests...]
// Runs the clients on Bun, Deno and workerd, under MSW 3 on the Node that it needs, and under wrappers of
// http.request.
import { testInstalled } from "../../installed.js";

// Without a lockfile: the versions of what is tested are exact.
const install = ["install", "--no-package-lock"];
testInstalled(
  import.meta.dirname,
  "Bun, Deno, workerd, MSW 3, Node 22 and four wrappers, about 690 MB",
  install,
);
