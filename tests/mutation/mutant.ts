/** A JSON object of a document. */
export type Tree = Record<string, unknown>;

/** A change of one fact of a document, applied in place and undone afterwards. */
export interface Mutant {
  /** JSON pointer of what is changed. */
  readonly pointer: string;
  /** What is changed, such as `maxLength: 64 -> 65`. */
  readonly change: string;
  /** The ids of the operations that the fact is about. */
  readonly operations: readonly string[];
  /** Applies the change and returns the function that undoes it. */
  apply(): () => void;
}

/** A change, before it is known which operations it concerns. */
export type Draft = Omit<Mutant, "operations">;

/** Sets or, with `undefined`, removes a property; keeps the order of the others when undone. */
export function assign(target: Tree, changes: Tree): () => void {
  const before = { ...target };
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) Reflect.deleteProperty(target, key);
    else target[key] = value;
  }
  return () => {
    for (const key of Object.keys(target)) Reflect.deleteProperty(target, key);
    Object.assign(target, before);
  };
}

/** Copies an array with another value at an index. */
export const replaced = (values: readonly unknown[], index: number, value: unknown): unknown[] =>
  values.map((each, at) => (at === index ? value : each));

export const isTree = (value: unknown): value is Tree =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const escapePointer = (step: string): string =>
  step.replaceAll("~", "~0").replaceAll("/", "~1");
