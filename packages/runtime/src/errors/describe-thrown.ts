/**
 * Returns a thrown value, or in place of one that throws when it is printed, such as a revoked proxy,
 * its description.
 */
export function printable(thrown: unknown): unknown {
  try {
    String(thrown instanceof Error ? [thrown.stack, thrown.message, thrown.cause] : thrown);
    return thrown;
  } catch {
    return describeThrown(thrown);
  }
}

/** Describes a thrown value of any type; never throws itself. */
export function describeThrown(thrown: unknown): string {
  try {
    if (!(thrown instanceof Error)) return String(thrown);
    return String(thrown.message) || String(thrown.name);
  } catch {
    return `a value of type ${typeof thrown}`;
  }
}
