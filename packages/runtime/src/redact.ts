/** The placeholder of a secret. */
export const REDACTED = "[redacted]";

type Json = Record<string, unknown>;

/**
 * A copy of `data` in which the members at the given places are replaced by `"[redacted]"`; null
 * and missing ones stay. Use it with the `sensitive` places of an operation's descriptor before
 * printing a body.
 *
 * @param pointers JSON pointers in which `*` stands for any array item.
 */
export function redact(data: unknown, pointers: readonly string[]): unknown {
  return replaceSecrets(data, pointers, []);
}

/** The same, and puts what was replaced on a list. */
export function replaceSecrets(
  data: unknown,
  pointers: readonly string[],
  found: unknown[],
): unknown {
  return pointers.reduce((copy, pointer) => replaceAt(copy, steps(pointer), found), data);
}

function steps(pointer: string): string[] {
  const [, ...escaped] = pointer.split("/");
  return escaped.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function replaceAt(value: unknown, [step, ...rest]: readonly string[], found: unknown[]): unknown {
  if (step === undefined) {
    found.push(value);
    return value === null || value === undefined ? value : REDACTED;
  }
  if (Array.isArray(value)) {
    return step === "*" ? value.map((item) => replaceAt(item, rest, found)) : value;
  }
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return value;
  return { ...value, [step]: replaceAt((value as Json)[step], rest, found) };
}
