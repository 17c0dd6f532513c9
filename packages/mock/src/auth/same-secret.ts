/**
 * Compares without telling by the time taken how much was right. Only the length can be told, which
 * is no secret: all that are compared here are tokens, keys and signatures of known forms.
 */
export function sameSecret(given: string, expected: string): boolean {
  if (given.length !== expected.length) return false;
  let difference = 0;
  for (let index = 0; index < given.length; index += 1) {
    difference |= given.charCodeAt(index) ^ expected.charCodeAt(index);
  }
  return difference === 0;
}
