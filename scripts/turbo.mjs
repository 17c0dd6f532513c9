// Usage: node scripts/turbo.mjs <task>... [flags of turbo run]
// Runs tasks with their progress, with telemetry off.

import { passThrough, runTasks } from "./run/turbo.mjs";

const args = process.argv.slice(2);
const isOwnOutput = args.some((arg) => /^--(dry|graph|json|help)/.test(arg));
process.exitCode = isOwnOutput ? await passThrough(args) : (await runTasks(args)).code;
