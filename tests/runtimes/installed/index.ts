<<<<<<< HEAD
// Usage: tsx tests/runtimes/installed/index.ts [file of tests...]
// Runs the clients on Bun, Deno and workerd.
=======
// Usage: tsx tests/runtimes/installed/index.ts
// Runs the clients on Bun, Deno and workerd, and under MSW 3 on the Node that it needs. They are of a size that not every `npm test` should fetch,
// so they are installed here, where they are asked for by name, and run by a job of their own in CI.
>>>>>>> 9104318 (tests: run MSW 3, and declare functions that return clients in a pnpm project)

import { testInstalled } from "../../installed.js";

<<<<<<< HEAD
// Without a lockfile: the three have no dependencies but their own binaries, of the same version.
const install = ["install", "--no-package-lock"];
testInstalled(import.meta.dirname, "Bun, Deno and workerd, about 350 MB", install);
=======
const HERE = import.meta.dirname;

function run(command: string, args: readonly string[], cwd: string): void {
  const { status } = spawnSync(command, args, {
    cwd,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status === 0) return;
  console.error(`[hcnet] failed: ${command} ${args.join(" ")}, in ${cwd}`);
  process.exit(1);
}

if (!existsSync(join(HERE, "node_modules"))) {
  console.error("[hcnet] installing Bun, Deno, workerd and Node 22, about 480 MB");
  // Without a lockfile: all but MSW have no dependencies but their own binaries, of the same version.
  run("npm", ["install", "--no-package-lock", "--no-audit", "--no-fund"], HERE);
}
run("vitest", ["run", "--config", join(HERE, "vitest.config.ts")], join(HERE, "../.."));
>>>>>>> 9104318 (tests: run MSW 3, and declare functions that return clients in a pnpm project)
