import { entriesOf, isObject } from "./json.js";

type Options = Readonly<Record<string, unknown>>;

export function stringsOption(
  rule: string,
  options: Options,
  name: string,
  fallback: readonly string[],
): readonly string[] {
  const value = options[name];
  if (value === undefined) return fallback;
  if (!isScalarList(value)) throw wrong(rule, name, "a list of strings");
  return value.map(String);
}

export function booleanOption(
  rule: string,
  options: Options,
  name: string,
  fallback: boolean,
): boolean {
  const value = options[name];
  if (value === undefined) return fallback;
  if (typeof value !== "boolean") throw wrong(rule, name, "true or false");
  return value;
}

/** A map of lists; a key that is given replaces the default list of that key. */
export function stringMapOption(
  rule: string,
  options: Options,
  name: string,
  fallback: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, readonly string[]>> {
  const value = options[name];
  if (value === undefined) return fallback;
  if (!isObject(value)) throw wrong(rule, name, "a map of lists of strings");
  const given = entriesOf(value).map(([key, list]) => {
    if (!isScalarList(list)) throw wrong(rule, `${name}.${key}`, "a list of strings");
    return [key.toLowerCase(), list.map(String)] as const;
  });
  return { ...fallback, ...Object.fromEntries(given) };
}

/** YAML reads `- 404` as a number, which is what people write. */
function isScalarList(value: unknown): value is (string | number)[] {
  return Array.isArray(value) && value.every((v) => typeof v === "string" || typeof v === "number");
}

function wrong(rule: string, name: string, expected: string): Error {
  return new Error(`hcnet/${rule}: the option "${name}" must be ${expected}.`);
}
