// Usage: pnpm version-packages [--changes-only] [--repository DIRECTORY]
// Applies the pending changesets to versions and changelogs, adds the API changes since the last release to
// the changelogs, and stores specs/ as that of the release for later comparisons. --changes-only leaves
// the versions as they are.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ApiChanges, compareSpecs } from "../contract/compare.js";
import { toMarkdown } from "../contract/report.js";
import { releasedSpecs, storeReleasedSpecs } from "../contract/versions.js";
import { storeReleasedPrograms } from "../last-release/programs.js";
import { ROOT } from "../lib/apis.js";
import { directoryOption, parseCommandLine } from "../lib/command-line.js";
import { providePnpm } from "../run/pnpm.mjs";

const usage = "pnpm version-packages [--changes-only] [--repository DIRECTORY]";
const { values } = parseCommandLine(usage, {
  options: {
    "changes-only": { type: "boolean", default: false },
    repository: { type: "string", default: ROOT },
  },
});
const repository = directoryOption(
  { option: "--repository", value: values.repository, usage },
  "packages",
);

/** Adds the API changes of a package below the first version of its changelog. */
function addToChangelog(changes: ApiChanges): void {
  const file = join(repository, "packages", changes.api, "CHANGELOG.md");
  if (!existsSync(file)) return;
  const changelog = readFileSync(file, "utf8");
  const [heading] = /^## .+\n/m.exec(changelog) ?? [];
  if (heading === undefined) return;
  const list = toMarkdown([changes]).replace(/^### .+\n/, "### API changes\n");
  writeFileSync(
    file,
    changelog.replace(heading, () => `${heading}\n${list}`),
  );
}

const released = releasedSpecs(repository);
const changed = released ? await compareSpecs(released.directory, join(repository, "specs")) : [];
released?.remove();
const pnpm = (...args: string[]) => {
  providePnpm();
  execFileSync("pnpm", args, { cwd: repository, stdio: "inherit" });
};
if (!values["changes-only"]) pnpm("exec", "changeset", "version");
for (const changes of changed) addToChangelog(changes);
storeReleasedSpecs(repository);
storeReleasedPrograms(repository);
if (!values["changes-only"]) pnpm("install", "--lockfile-only");
