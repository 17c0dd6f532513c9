import { entriesOf, isObject } from "./json.js";

type Options = Readonly<Record<string, unknown>>;

/** What Redocly CLI itself reads from the settings of every rule. */
const OF_EVERY_RULE = ["severity", "message"];

/**
 * Checks the names of the options of a rule.
 *
 * @throws Error naming the first unknown option, and the known one that it resembles.
 */
export function checkOptionNames(rule: string, options: Options, known: readonly string[]): void {
  const names = [...known, ...OF_EVERY_RULE];
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  const similar = names.find((name) => isSimilar(name, unknown));
  const hint = similar === undefined ? `known: ${names.join(", ")}` : `did you mean ${similar}?`;
  throw new Error(`hcnet/${rule}: ${unknown}: unknown option; ${hint}`);
}

/** Whether names differ by case or punctuation, one is the beginning of the other, or by up to two letters. */
function isSimilar(known: string, given: string): boolean {
  const [a, b] = [known, given].map((name) => name.toLowerCase().replaceAll(/[^a-z]/g, ""));
  if (a === undefined || b === undefined || b === "") return false;
  return a.startsWith(b) || b.startsWith(a) || distance(a, b) <= 2;
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

export function stringsOption(
  rule: string,
  options: Options,
  name: string,
  fallback: readonly string[],
): readonly string[] {
  const value = options[name];
  if (value === undefined) return fallback;
  if (!isScalarList(value)) throw wrong(rule, name, "an array of strings", value);
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
  if (typeof value !== "boolean") throw wrong(rule, name, "true or false", value);
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
  if (!isObject(value)) throw wrong(rule, name, "a map of arrays of strings", value);
  const given = entriesOf(value).map(([key, list]) => {
    if (!isScalarList(list)) throw wrong(rule, `${name}.${key}`, "an array of strings", list);
    return [key.toLowerCase(), list.map(String)] as const;
  });
  return { ...fallback, ...Object.fromEntries(given) };
}

/** YAML reads `- 404` as a number, which is what people write. */
function isScalarList(value: unknown): value is (string | number)[] {
  return Array.isArray(value) && value.every((v) => typeof v === "string" || typeof v === "number");
}

function wrong(rule: string, name: string, expected: string, value: unknown): Error {
  return new Error(`hcnet/${rule}: ${name}: expected ${expected}, got ${JSON.stringify(value)}`);
}
