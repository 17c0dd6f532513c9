import type { LocatedIssue, ValidatedPart } from "./validation-error.js";
import type { ValidationIssue, Validator } from "./validator.js";

/** All that a check has against a value. */
export function issuesOf(
  part: ValidatedPart,
  validator: Validator<unknown> | undefined,
  value: unknown,
): LocatedIssue[] {
  if (validator === undefined || validator(value)) return [];
  return (validator.errors ?? []).map((issue) => locate(part, issue));
}

/** Says what is missing or too much by its place, and which values are allowed. */
function locate(part: ValidatedPart, issue: ValidationIssue): LocatedIssue {
  const { instancePath, keyword, params, message = "is wrong" } = issue;
  const place = part + instancePath.split("/").slice(1).map(step).join("");
  const { missingProperty, additionalProperty, unevaluatedProperty, allowedValues } = params;
  const tooMuch = additionalProperty ?? unevaluatedProperty;
  const at = (path: string, text: string) => ({ ...issue, part, path, message: text });
  if (keyword === "required") return at(place + step(String(missingProperty)), "is missing");
  if (tooMuch !== undefined) return at(place + step(String(tooMuch)), "is not a known field");
  if (!Array.isArray(allowedValues)) return at(place, message);
  const values = allowedValues.map((value) => JSON.stringify(value)).join(", ");
  return at(place, `must be one of ${values}`);
}

/** A step of a JSON pointer as a program writes it. */
function step(escaped: string): string {
  const name = escaped.replaceAll("~1", "/").replaceAll("~0", "~");
  if (/^\d+$/.test(name)) return `[${name}]`;
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
