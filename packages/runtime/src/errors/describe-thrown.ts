/** Describes a thrown value of any type; never throws itself. */
export function describeThrown(thrown: unknown): string {
  try {
    if (!(thrown instanceof Error)) return String(thrown);
    return String(thrown.message) || String(thrown.name);
  } catch {
    return `a value of type ${typeof thrown}`;
  }
}
