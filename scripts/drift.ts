// Usage: tsx scripts/drift.ts [HAR or folder of HARs]
// Holds recorded calls against the five specs with `redocly drift`, by default those that the mock's
// own tests left in the folder HCNET_RECORD; they are run if there are none. Fails if there is a
// difference.

import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runBin } from "./lib/run.js";

/** Runs the tests of the mock and leaves what they sent and got in a folder. */
async function recordTests(folder: string): Promise<void> {
  console.log("[hcnet] running the tests of the mock and recording their calls…");
  const env = { HCNET_RECORD: folder, NO_COLOR: "1" };
  await runBin(
    "vitest",
    ["run", "--root", "packages/mock", "--reporter=dot"],
    env,
    "packages/mock",
  );
}

/** Undocumented headers and query parameters are what a client sends besides; services pass them over. */
const compare = (traffic: string): Promise<string> =>
  runBin("redocly", ["drift", traffic, "--api", "specs", "--min-severity", "error", "--coverage"]);

/** What the tests have left already: nothing, if they did not run as their result was known. */
async function alreadyRecorded(): Promise<string | undefined> {
  const folder = process.env.HCNET_RECORD ?? "";
  if (folder === "") return undefined;
  return (await readdir(folder)).length > 0 ? folder : undefined;
}

const given = process.argv[2] ?? (await alreadyRecorded());
const folder = given ?? (await mkdtemp(join(tmpdir(), "hcnet-drift-")));
try {
  if (given === undefined) await recordTests(folder);
  console.log(await compare(folder));
} catch (error) {
  console.error((error as Error).message);
  console.error("[hcnet] the calls and the specs differ, or a test failed; see above");
  process.exitCode = 1;
} finally {
  if (given === undefined) await rm(folder, { recursive: true, force: true });
}
