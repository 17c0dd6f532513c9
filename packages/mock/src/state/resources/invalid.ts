import { InvalidArgumentError } from "@hcnet/runtime";

/** An error about a field, or about the member of it that the problem begins with. */
export function invalid(field: string, problem: string): InvalidArgumentError {
  const separator = /^[\w[][\w.[\]]*: /.test(problem) ? "." : ": ";
  return new InvalidArgumentError(`${field}${separator}${problem}`);
}
