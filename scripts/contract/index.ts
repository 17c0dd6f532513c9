// Usage: tsx scripts/contract/index.ts [--base REVISION] [--repository DIRECTORY] [--markdown FILE]
// Compares specs/ with that of a git revision (default: where this branch left main) and with that of the
// last release, and fails if the pending changesets promise less than the changes need.

import { resolve } from "node:path";
import { ROOT } from "../lib/apis.js";
import { parseCommandLine } from "../lib/command-line.js";
import { checkContract } from "./check.js";

const { values } = parseCommandLine(
  "pnpm contract [--base REVISION] [--repository DIRECTORY] [--markdown FILE]",
  {
    options: {
      base: { type: "string" },
      repository: { type: "string", default: ROOT },
      markdown: { type: "string" },
    },
  },
);

const problems = await checkContract({
  repository: resolve(values.repository),
  base: values.base,
  markdown: values.markdown ?? process.env.GITHUB_STEP_SUMMARY,
  annotations: process.env.GITHUB_ACTIONS === "true",
  print: (text) => console.log(text),
});
for (const problem of problems) console.error(`error: ${problem}`);
if (problems.size > 0) process.exitCode = 1;
