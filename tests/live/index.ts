// Usage: tsx tests/live/index.ts [--region REGION] [--project ID] [--endpoint URL] [--output DIRECTORY]
//          [--write --confirm-write PROJECT]
// Calls the real cloud with the credentials that other tools of this machine use: reads and a dry run.
// Writes the calls as HAR and the differences from the specs as Markdown, both without secrets.
// Exit codes: 0 without differences, 1 with some, 2 for a wrong option, 3 if no call succeeded.

import { join, resolve } from "node:path";
import { defaultChain } from "@hcnet/runtime/node";
import { ROOT } from "../../scripts/lib/apis.js";
import { parseCommandLine } from "../../scripts/lib/command-line.js";
import { verifyLive } from "./verify.js";

const { values } = parseCommandLine(
  "pnpm verify:live [--region REGION] [--project ID] [--endpoint URL] [--output DIRECTORY] [--write --confirm-write ID]",
  {
    options: {
      region: { type: "string" },
      project: { type: "string" },
      endpoint: { type: "string" },
      output: { type: "string", default: join(ROOT, "live") },
      write: { type: "boolean", default: false },
      "confirm-write": { type: "string" },
    },
  },
);

async function main(): Promise<void> {
  const { region, project: projectId, endpoint, write } = values;
  if (write && (projectId === undefined || values["confirm-write"] !== projectId)) {
    throw new Error(
      "--write: expected --confirm-write with the ID of --project too; the call renames an EIP to the name that it has",
    );
  }
  const credentials = defaultChain();
  const directory = resolve(values.output);
  const session = { region, projectId, endpoint, credentials };
  const { called, failed, succeeded, differences } = await verifyLive({
    session,
    directory,
    write,
  });
  for (const text of failed) console.log(`${text} (failed)`);
  console.log(`${called.length} calls, ${failed.length} failed, ${differences} differences`);
  console.log(`See ${join(directory, "report.md")} and calls.har next to it.`);
  if (differences > 0) process.exitCode = 1;
  if (succeeded > 0) return;
  console.error(
    "No call succeeded, so nothing was verified. Check that --region or --endpoint belongs to the project, that --project is its ID, and that the credentials are valid and have permission to read.",
  );
  process.exitCode = 3;
}

await main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 2;
});
