import { InvalidArgumentError } from "../errors/errors.js";

/**
 * Percent-encodes a value for a URL.
 *
 * @throws InvalidArgumentError naming the parameter when it holds half a character.
 */
export function encode(parameter: string, value: string): string {
  try {
    return encodeURIComponent(value);
  } catch (cause) {
    throw new InvalidArgumentError(
      `${parameter}: expected well-formed Unicode, got a lone surrogate`,
      { cause },
    );
  }
}
