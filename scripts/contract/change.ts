/** What a change of a spec means to the people who use its client. */
export type Impact = "breaking" | "feature" | "documentation";

/** One change of a spec between two versions. */
export interface Change {
  readonly impact: Impact;
  readonly text: string;
  /** "PUT /v1/…", or undefined for what concerns the whole document. */
  readonly operation: string | undefined;
  /** The file of the newer version, from its root, where the change is; for removals the older one's. */
  readonly file: string;
  readonly line: number;
}

const GREATEST_FIRST: readonly Impact[] = ["breaking", "feature", "documentation"];

/** Returns the greatest impact of the changes, or undefined if there are none. */
export const greatestImpact = (changes: readonly Change[]): Impact | undefined =>
  GREATEST_FIRST.find((impact) => changes.some((change) => change.impact === impact));
