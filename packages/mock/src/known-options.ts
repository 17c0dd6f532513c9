import { InvalidArgumentError } from "@hcnet/runtime";

/**
 * Checks the names of options; those that are `undefined` count as omitted.
 *
 * @param field What the options are called in errors; empty for those of a function.
 * @throws InvalidArgumentError naming the first unknown option, and the known one that it resembles.
 */
export function checkOptionNames<Options extends object>(
  given: Options,
  known: readonly (keyof Options & string)[],
  field = "",
): void {
  if ((typeof given !== "object" && typeof given !== "function") || given === null) {
    const got = given === null ? "null" : typeof given;
    throw new InvalidArgumentError(`${field || "options"}: expected an object, got ${got}`);
  }
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || (known as readonly string[]).includes(name)) continue;
    const hint = hintFor(name, known);
    throw new InvalidArgumentError(`${field && `${field}.`}${name}: unknown option; ${hint}`);
  }
}

/** Names the known option that an unknown name resembles, or all of them. */
export function hintFor(name: string, known: readonly string[]): string {
  const plain = (text: string) => text.toLowerCase().replaceAll("_", "");
  const similar = known.find((each) => resembles(plain(each), plain(name)));
  return similar ? `did you mean ${similar}?` : `known: ${known.join(", ")}`;
}

/** Whether one begins with the other, or has the same letters in another order or one less. */
function resembles(known: string, given: string): boolean {
  if (given === "") return false;
  if (known.startsWith(given) || given.startsWith(known)) return true;
  const [shorter, longer] = known.length < given.length ? [known, given] : [given, known];
  if (longer.length - shorter.length > 1) return false;
  const left = [...longer];
  for (const letter of shorter) {
    const at = left.indexOf(letter);
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return true;
}

/**
 * Reads a value from outside, whose getters or traps may throw anything.
 *
 * @throws InvalidArgumentError naming the value when reading it throws another error.
 */
export function readGiven<T>(field: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (isInvalidArgument(cause)) throw cause;
    throw new InvalidArgumentError(`${field}: cannot be read`, { cause });
  }
}

function isInvalidArgument(thrown: unknown): boolean {
  try {
    return thrown instanceof InvalidArgumentError;
  } catch {
    // A revoked proxy has no prototype to look at.
    return false;
  }
}
