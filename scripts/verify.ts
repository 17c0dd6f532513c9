// Usage: tsx scripts/verify.ts
// Everything that must hold before a change lands, in the order in which it fails fastest.

import { spawnSync } from "node:child_process";
import { ROOT } from "./lib/apis.js";

const STEPS: readonly (readonly [title: string, command: string, ...args: string[]])[] = [
  ["format and lint of the code", "biome", "ci", "--reporter=summary", "--error-on-warnings", "."],
  [
    "specs, builds, types and tests of the packages",
    "node",
    "scripts/turbo.mjs",
    ...["//#lint:specs", "build", "//#lint:bundles", "typecheck", "test"],
    ...["--output-logs=errors-only", "--concurrency=2"],
  ],
  ["types of the scripts", "tsc", "-p", "scripts"],
  ["types of the tests", "tsc", "-p", "tests"],
  ["types of the benchmarks", "tsc", "-p", "benchmarks"],
  ["tests of the whole", "vitest", "run", "--config", "tests/vitest.config.ts"],
];

for (const [index, [title, command, ...args]] of STEPS.entries()) {
  console.log(`\n[hcnet] ${index + 1}/${STEPS.length} ${title}`);
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    console.error(
      `[hcnet] failed: ${title}. Run it alone with: pnpm exec ${command} ${args.join(" ")}`,
    );
    process.exit(1);
  }
}
console.log("\n[hcnet] everything holds");
