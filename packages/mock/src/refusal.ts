/** A refusal by the name of an error example of the operation. */
export interface Refusal<Name extends string = string> {
  readonly refusal: Name;
  /** Takes the place of the example's own text. */
  readonly message?: string | undefined;
}

/** Refuses a call. */
export function refuse<Name extends string>(refusal: Name, message?: string): Refusal<Name> {
  return { refusal, message };
}
