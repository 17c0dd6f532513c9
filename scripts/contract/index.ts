// Usage: tsx scripts/contract/index.ts [--base REVISION] [--repository DIRECTORY] [--markdown FILE]
// Compares specs/ with that of a git revision (default: where this branch left main) and with that of the
// last release, and fails if the pending changesets promise less than the changes need.

import { ROOT } from "../lib/apis.js";
import {
  directoryOption,
  outputFileOption,
  parseCommandLine,
  revisionOption,
} from "../lib/command-line.js";
import { checkContract } from "./check.js";
import { UnreadableSpecs } from "./oasdiff.js";

const usage = "pnpm contract [--base REVISION] [--repository DIRECTORY] [--markdown FILE]";
const { values } = parseCommandLine(usage, {
  options: {
    base: { type: "string" },
    repository: { type: "string", default: ROOT },
    markdown: { type: "string" },
  },
});
const { base, markdown } = values;
const repository = directoryOption(
  { option: "--repository", value: values.repository, usage },
  "specs",
);
if (base !== undefined) revisionOption({ option: "--base", value: base, usage }, repository);
if (markdown !== undefined) outputFileOption({ option: "--markdown", value: markdown, usage });

const problems = await checkContract({
  repository,
  base,
  markdown: markdown ?? process.env.GITHUB_STEP_SUMMARY,
  annotations: process.env.GITHUB_ACTIONS === "true",
  print: (text) => console.log(text),
}).catch((error: unknown) => {
  if (error instanceof UnreadableSpecs) return new Set([error.message]);
  throw error;
});
for (const problem of problems) console.error(`error: ${problem}`);
if (problems.size > 0) process.exitCode = 1;
