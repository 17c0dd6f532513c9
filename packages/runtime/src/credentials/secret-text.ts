import { InvalidArgumentError } from "../errors/errors.js";
import { shown } from "../options.js";

/** A text, or a function that gets it each time it is needed. */
export type SecretText = string | (() => string | Promise<string>);

/** The text itself. */
export const textOf = async (secret: SecretText): Promise<string> =>
  typeof secret === "function" ? secret() : secret;

/** Checks options that are text, each under its name. */
export function requireText(fields: Readonly<Record<string, unknown>>): void {
  for (const [field, value] of Object.entries(fields)) {
    if (typeof value !== "string" || value === "") {
      throw new InvalidArgumentError(`${field}: expected a non-empty string, got ${shown(value)}`);
    }
  }
}

/** Checks an option that is text or a function. */
export function requireSecret(field: string, value: unknown): void {
  if (typeof value !== "function") requireText({ [field]: value });
}
