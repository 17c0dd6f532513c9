// Usage: node scripts/install.mjs
// Installs the dependencies unless they are installed: the scripts of package.json begin with it, so that
// each runs on a fresh clone.

import { installDependencies, isInstalled } from "./run/dependencies.mjs";

if (!isInstalled()) {
  try {
    installDependencies();
  } catch (error) {
    console.error(`[hcnet] ${error.message}`);
    process.exitCode = 1;
  }
}
