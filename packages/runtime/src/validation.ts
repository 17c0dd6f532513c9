/** One thing that is wrong with a value. */
export interface ValidationIssue {
  /** JSON pointer to the value that is wrong; empty for the whole. */
  readonly instancePath: string;
  /** The JSON Schema keyword that was not met, such as `maxLength`. */
  readonly keyword: string;
  /** Details of the keyword, such as `{ limit: 64 }`. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** A compiled check. After a call that returned false, `errors` lists all that was wrong. */
export interface Validator<T> {
  (data: unknown): data is T;
  readonly errors?: readonly ValidationIssue[] | null;
}
