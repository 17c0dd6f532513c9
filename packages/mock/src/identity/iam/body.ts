/** A body that is not what the operation takes; the message names the member. */
export class BodyError extends Error {}

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads members of a JSON object, each under its own full name. */
export class BodyReader {
  readonly #value: Json;
  readonly #path: string;

  constructor(value: unknown, path = "") {
    if (!isObject(value)) throw new BodyError(`${path === "" ? "body" : path}: must be an object`);
    this.#value = value;
    this.#path = path;
  }

  #name(member: string): string {
    return this.#path === "" ? member : `${this.#path}.${member}`;
  }

  #own(member: string): unknown {
    return Object.hasOwn(this.#value, member) ? this.#value[member] : undefined;
  }

  /** An object that is required. */
  object(member: string): BodyReader {
    const found = this.optionalObject(member);
    if (found === undefined) throw new BodyError(`${this.#name(member)}: is required`);
    return found;
  }

  /** An object that may be omitted. */
  optionalObject(member: string): BodyReader | undefined {
    const value = this.#own(member);
    return value === undefined ? undefined : new BodyReader(value, this.#name(member));
  }

  /** Text that is required. */
  text(member: string): string {
    const found = this.optionalText(member);
    if (found === undefined) throw new BodyError(`${this.#name(member)}: is required`);
    return found;
  }

  /** Text that may be omitted. */
  optionalText(member: string): string | undefined {
    const value = this.#own(member);
    if (value === undefined) return undefined;
    if (typeof value === "string" && value !== "") return value;
    throw new BodyError(`${this.#name(member)}: must be a string that is not empty`);
  }

  /** A list of texts that is required. */
  texts(member: string): readonly string[] {
    const value = this.#own(member);
    if (Array.isArray(value) && value.every((it) => typeof it === "string")) return value;
    throw new BodyError(`${this.#name(member)}: must be an array of strings`);
  }

  /** An integer in a range, or the default where it is omitted. */
  integer(member: string, range: { minimum: number; maximum: number; default: number }): number {
    const value = this.#own(member) ?? range.default;
    const { minimum, maximum } = range;
    if (Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum) {
      return Number(value);
    }
    throw new BodyError(`${this.#name(member)}: must be an integer, ${minimum} to ${maximum}`);
  }

  /** Whether a member is this text. */
  is(member: string, text: string): boolean {
    return this.#own(member) === text;
  }

  has(member: string): boolean {
    return this.#own(member) !== undefined;
  }
}
