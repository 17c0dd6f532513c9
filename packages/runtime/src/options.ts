import { InvalidArgumentError } from "./errors/errors.js";

/** No timer runs longer, in milliseconds; 24.8 days. */
export const LONGEST_TIMER_MS = 2_147_483_647;

/** Describes the value of an option in an error; objects and functions by their type alone. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  return value !== null && /object|function/.test(typeof value) ? typeof value : String(value);
}

/**
 * Checks an option that is a number, and returns it.
 *
 * @throws InvalidArgumentError naming the option, the range and the value.
 */
export function checkNumber(
  name: string,
  value: number,
  least = 1,
  most = Number.POSITIVE_INFINITY,
): number {
  if (typeof value === "number" && value >= least && value <= most) return value;
  const range = most === Number.POSITIVE_INFINITY ? `from ${least}` : `from ${least} to ${most}`;
  throw new InvalidArgumentError(`${name}: expected a number ${range}, got ${shown(value)}`);
}

/** The same for a time limit in milliseconds. */
export const checkTimeout = (name: string, value: number): number =>
  checkNumber(name, value, 1, LONGEST_TIMER_MS);

/**
 * Checks an `AbortSignal`, of any realm; `fetch` takes null for none.
 *
 * @throws InvalidArgumentError with the value.
 */
export function checkSignal(signal: Partial<AbortSignal> | null | undefined): void {
  if (signal === undefined || signal === null || signal.addEventListener) return;
  throw new InvalidArgumentError(`signal: expected an AbortSignal, got ${shown(signal)}`);
}

/**
 * Checks that options are functions, if they are given.
 *
 * @throws InvalidArgumentError naming the first that is none.
 */
export function checkFunctions(options: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined && typeof value !== "function") {
      throw new InvalidArgumentError(`${name}: expected a function, got ${shown(value)}`);
    }
  }
}

/**
 * Checks the names of options; those that are `undefined` count as omitted.
 *
 * @param known The names, separated by spaces.
 * @throws InvalidArgumentError naming the first unknown option, and the known one that it resembles.
 */
export function checkNames(given: object, known: string, prefix = ""): void {
  const names = known.split(" ");
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || names.includes(name)) continue;
    // `timeout` for `timeoutMs`, `projectID` for `projectId`.
    const similar = names.find((it) => it.toLowerCase().startsWith(name.toLowerCase()));
    const hint = similar ? `did you mean ${similar}?` : `known: ${names.join(", ")}`;
    throw new InvalidArgumentError(`${prefix}${name}: unknown option; ${hint}`);
  }
}
