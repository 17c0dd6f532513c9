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

/**
 * A schema by the Standard Schema specification, version 1, which tRPC, form libraries and tools for
 * agents accept: https://standardschema.dev.
 */
export interface StandardSchema<T> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "hcnet";
    readonly types?: { readonly input: T; readonly output: T } | undefined;
    validate(value: unknown): StandardResult<T>;
  };
}

/** The value itself if it is valid, otherwise what is wrong with it, each with the path to the field. */
export type StandardResult<T> =
  | { readonly value: T; readonly issues?: undefined }
  | {
      readonly issues: readonly {
        readonly message: string;
        readonly path: readonly string[];
      }[];
    };

/** A compiled check. After a call that returned false, `errors` lists all that was wrong. */
export interface Validator<T> {
  (data: unknown): data is T;
  readonly errors?: readonly ValidationIssue[] | null;
}
