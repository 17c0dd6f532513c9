import type { Json } from "./catalog/types.js";

/**
 * Resolves a JSON pointer, in which `*` stands for any array item or property: the result is then an
 * array with the value in each. Undefined if the pointer leads nowhere; reads own properties only.
 */
export function valueAt(value: unknown, pointer: string): unknown {
  const steps = pointer.split("/").slice(1);
  return follow(
    value,
    steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~")),
  );
}

function follow(value: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return value;
  if (typeof value !== "object" || value === null) return undefined;
  if (step === "*") return Object.values(value).map((each) => follow(each, rest));
  return Object.hasOwn(value, step) ? follow((value as Json)[step], rest) : undefined;
}
