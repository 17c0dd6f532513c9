// Usage: tsx scripts/verify.ts
// Everything that must hold before a change lands, in the order in which it fails fastest.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./lib/apis.js";

const STEPS: readonly (readonly [title: string, command: string, ...args: string[]])[] = [
  ["format and lint of the code", "biome", "ci", "--reporter=summary", "--error-on-warnings", "."],
  [
    "specs, builds, types and tests of the packages",
    "node",
    "scripts/turbo.mjs",
    ...[
      "lint",
      "build",
      "typecheck",
      "test",
      "--filter=!@hcnet/tests",
      "--filter=!@hcnet/benchmarks",
    ],
    ...["--output-logs=errors-only", "--concurrency=2"],
  ],
  ["calls of the mock's tests against the specs", "tsx", "scripts/drift.ts"],
  [
    "types of the tests and benchmarks, tests of the whole",
    "node",
    "scripts/turbo.mjs",
    ...["typecheck", "score", "test", "--filter=@hcnet/tests", "--filter=@hcnet/benchmarks"],
    ...["--output-logs=new-only", "--concurrency=1"],
  ],
];

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): boolean {
  const shell = process.platform === "win32";
  return spawnSync(command, args, { cwd: ROOT, stdio: "inherit", env, shell }).status === 0;
}

/** Takes the steps until one fails; whether none did. */
function verify(env: NodeJS.ProcessEnv): boolean {
  for (const [index, [title, command, ...args]] of STEPS.entries()) {
    console.log(`\n[hcnet] ${index + 1}/${STEPS.length} ${title}`);
    if (run(command, args, env)) continue;
    console.error(
      `[hcnet] failed: ${title}. Run it alone with: pnpm exec ${command} ${args.join(" ")}`,
    );
    return false;
  }
  console.log("\n[hcnet] everything holds");
  return true;
}

// Where the tests of the mock leave their calls for the step after them.
const recorded = mkdtempSync(join(tmpdir(), "hcnet-verify-"));
try {
  process.exitCode = verify({ ...process.env, HCNET_RECORD: recorded }) ? 0 : 1;
} finally {
  rmSync(recorded, { recursive: true, force: true });
}
