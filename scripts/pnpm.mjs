// Usage: node scripts/pnpm.mjs <arguments of pnpm>
// Runs the pinned pnpm, also where none is on the PATH.

import { spawnSync } from "node:child_process";
import { providePnpm } from "./run/pnpm.mjs";

providePnpm();
const { status } = spawnSync("pnpm", process.argv.slice(2), {
  stdio: "inherit",
  shell: process.platform === "win32",
});
process.exitCode = status ?? 1;
