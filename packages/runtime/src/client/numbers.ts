const DIGITS = /^(0|[1-9]\d*)$/;

/**
 * Converts strings of digits to numbers where the document has a number and the wire varies. Changes
 * the data, which was parsed for this call alone.
 *
 * @param pointers JSON pointers to the numbers, in which `*` stands for any array item.
 */
export function normalizeNumbers(data: unknown, pointers: readonly string[]): void {
  for (const pointer of pointers) normalizeAt(data, pointer.split("/").slice(1));
}

function normalizeAt(value: unknown, [step, ...rest]: readonly string[]): void {
  if (typeof value !== "object" || value === null || step === undefined) return;
  const target = value as Record<string, unknown>;
  const keys = step === "*" && Array.isArray(value) ? Object.keys(value) : [step];
  for (const key of keys.filter((name) => Object.hasOwn(target, name))) {
    const found = target[key];
    if (rest.length > 0) normalizeAt(found, rest);
    else if (typeof found === "string" && DIGITS.test(found) && Number.isSafeInteger(Number(found)))
      target[key] = Number(found);
  }
}
