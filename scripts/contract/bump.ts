import getReleasePlan from "@changesets/get-release-plan";
import { greatestImpact } from "./change.js";
import type { ApiChanges } from "./compare.js";

export type Bump = "none" | "patch" | "minor" | "major";

const ORDER: readonly Bump[] = ["none", "patch", "minor", "major"];

/** What the pending changesets do to the package of an API. */
export interface PendingRelease {
  readonly oldVersion: string;
  readonly bump: Bump;
  /** Whether a changeset names this package; else it is released since it depends on others. */
  readonly isNamed: boolean;
  /** Whether a changeset of this package says "Breaking", which 0.x versions cannot say by number. */
  readonly saysBreaking: boolean;
}

/** Reads the pending changesets of the repository, by name of package. */
export async function pendingReleases(
  repository: string,
): Promise<ReadonlyMap<string, PendingRelease>> {
  const { releases, changesets } = await getReleasePlan(repository);
  return new Map(
    releases.map(({ name, oldVersion, type, changesets: own }) => [
      name,
      {
        oldVersion,
        bump: type,
        isNamed: own.length > 0,
        saysBreaking: changesets.some(
          ({ releases, summary }) =>
            releases.some((release) => release.name === name) && /\bbreaking\b/i.test(summary),
        ),
      },
    ]),
  );
}

/** Returns the least bump that the changes of an API need: semver, with breaks as a minor before 1.0. */
export function requiredBump({ changes }: ApiChanges, version: string): Bump {
  switch (greatestImpact(changes)) {
    case "breaking":
      return version.startsWith("0.") ? "minor" : "major";
    case "feature":
      return "minor";
    case "documentation":
      return "patch";
    default:
      return "none";
  }
}

/** Returns what is wrong with the pending release for these changes, or undefined. */
export function bumpProblem(
  compared: ApiChanges,
  pending: PendingRelease | undefined,
  version: string,
): string | undefined {
  const name = `@hcnet/${compared.api}`;
  const required = requiredBump(compared, version);
  const bump = pending?.bump ?? "none";
  if (ORDER.indexOf(bump) < ORDER.indexOf(required)) {
    const given =
      pending?.isNamed === false ? "no changeset names it" : `the changesets say ${bump}`;
    return `${name}: the changes need a ${required} bump, ${given}; run pnpm changeset`;
  }
  const isBreak = greatestImpact(compared.changes) === "breaking";
  if (isBreak && bump !== "major" && pending?.saysBreaking !== true) {
    return `${name}: a changeset must say "Breaking:" and what users have to change`;
  }
  return undefined;
}
