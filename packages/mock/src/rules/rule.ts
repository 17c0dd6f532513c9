/**
 * Where a rule is from: `documented` by the vendor, `observed` in an example or in the code of a
 * client that works, `inferred` from those, or `chosen` by us where nothing decides.
 */
export type RuleTag = "documented" | "observed" | "inferred" | "chosen";

/** The declaration of a rule, next to the code that enforces it. */
export interface RuleDefinition {
  readonly text: string;
  readonly tags: readonly RuleTag[];
  /** For a chosen rule: what may be chosen, by name, and what it means. The first is the default. */
  readonly choices?: Readonly<Record<string, string>>;
  /** What of the rule is not enforced, and why. */
  readonly except?: string;
  /** Whether nothing of the rule is enforced; `except` then says why. */
  readonly enforced?: false;
}

/** The rules of an API by number, such as `4.3`. */
export type RuleTable = Readonly<Record<string, RuleDefinition>>;

/** One rule of the register. */
export interface Rule extends RuleDefinition {
  readonly number: string;
}

/** For each rule of a table that has choices, the name of one. */
export type ChoicesOf<Table extends RuleTable> = {
  readonly [N in keyof Table as Table[N] extends { readonly choices: object }
    ? N
    : never]: Table[N] extends { readonly choices: infer Choices } ? keyof Choices & string : never;
};
