// Usage: tsx tests/projects/nightly/index.ts [--testNamePattern NAME]
// Installs the packed packages in projects that need bundlers, test runners or other platforms.

import { runTests } from "../../installed.js";

runTests(import.meta.dirname);
