// Usage: pnpm review --base DIRECTORY [--docs-url URL] [--rounds N] [--output FILE]
// Compares this checkout with that of the base branch, both built, and writes one summary for the
// reviewer: API changes, score, bundle size, speed and a link to the docs. By default into the job
// summary of GitHub Actions, which needs no token.

import { appendFileSync, existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { compareSpecs } from "../contract/compare.js";
import { toAnnotations } from "../contract/report.js";
import { APIS, ROOT } from "../lib/apis.js";
import {
  endWithUsage,
  integerOption,
  outputFileOption,
  parseCommandLine,
} from "../lib/command-line.js";
import { bundleSizes, callTimes, scores } from "./measure.js";
import { toSummary } from "./summary.js";

const usage = "pnpm review --base DIRECTORY [--docs-url URL] [--rounds N] [--output FILE]";
const { values } = parseCommandLine(usage, {
  options: {
    base: { type: "string" },
    "docs-url": { type: "string" },
    rounds: { type: "string", default: "5" },
    output: { type: "string" },
  },
});
if (values.base === undefined) {
  endWithUsage("--base: expected a built checkout of the base branch, got nothing", usage);
}
const base = resolve(values.base);
if (!existsSync(join(base, "packages/publicips/dist/index.gen.js"))) {
  endWithUsage(`--base: expected a built checkout; run npm run build in ${base} first`, usage);
}
const rounds = integerOption(
  { option: "--rounds", value: values.rounds, usage },
  { min: 1, max: 100 },
);
if (values.output !== undefined) {
  outputFileOption({ option: "--output", value: values.output, usage });
}
const changes = await compareSpecs(join(base, "specs"), join(ROOT, "specs"));
const summary = toSummary({
  changes,
  scores: await scores(base, ROOT, APIS),
  sizes: await bundleSizes(base, ROOT),
  times: callTimes(base, ROOT, rounds),
  docsUrl: values["docs-url"] || undefined,
});
if (process.env.GITHUB_ACTIONS === "true") console.log(toAnnotations(changes));
const file = values.output ?? process.env.GITHUB_STEP_SUMMARY;
if (file === undefined || file === "") console.log(summary);
else appendFileSync(file, summary);
