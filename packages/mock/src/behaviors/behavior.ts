/**
 * Where a behavior is from: `documented` by the vendor, `observed` in an example or in the code of a
 * client that works, `inferred` from those, or `chosen` by us where nothing decides.
 */
export type BehaviorSource = "documented" | "observed" | "inferred" | "chosen";

/** The declaration of a behavior, next to the code that simulates it. */
export interface BehaviorDefinition {
  /** Section of the notes on the services that the behavior was gathered in; `§` marks states. */
  readonly section: string;
  readonly text: string;
  readonly sources: readonly BehaviorSource[];
  /** What else the mock can do, by name, with its meaning. The first is the default. */
  readonly choices?: Readonly<Record<string, string>>;
  /** What of the behavior is not simulated, and why. */
  readonly except?: string;
  /** Whether nothing of the behavior is simulated; `except` then says why. */
  readonly enforced?: false;
}

/** The behaviors of an API by id, such as `publicips.unbind-unbound`. */
export type BehaviorTable = Readonly<Record<string, BehaviorDefinition>>;

/** What a service does beyond its schemas, as the mock simulates it. */
export interface Behavior extends BehaviorDefinition {
  /** The API, or `common`, and a name, such as `publicips.unbind-unbound`. */
  readonly id: string;
}

/** For each behavior of a table that has choices, the name of one. */
export type ChoicesOf<Table extends BehaviorTable> = {
  readonly [Id in keyof Table as Table[Id] extends { readonly choices: object }
    ? Id
    : never]: Table[Id] extends { readonly choices: infer Choices }
    ? keyof Choices & string
    : never;
};
