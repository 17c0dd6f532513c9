/** An error response by the name of an error example of the operation. */
export interface Rejection<Name extends string = string> {
  readonly rejection: Name;
  /** Takes the place of the example's own text. */
  readonly message?: string | undefined;
}

/** Rejects a call. */
export function reject<Name extends string>(rejection: Name, message?: string): Rejection<Name> {
  return { rejection, message };
}
