// Usage: tsx tests/consumers/index.ts [file of tests...]
// Feeds the documents of @hcnet/specs to other people's generators, validators and viewers. The tools are
// installed here, from a lockfile of their own, because no other test needs their 700 MB.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

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
  console.error("[hcnet] installing generators, validators and viewers, about 700 MB");
  const flags = ["--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund"];
  run("npm", ["ci", ...flags], HERE);
}
const config = join(HERE, "vitest.config.ts");
run("vitest", ["run", "--config", config, ...process.argv.slice(2)], join(HERE, ".."));
