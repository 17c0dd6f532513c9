import { InvalidArgumentError } from "../errors/errors.js";
import { encode } from "./encode.js";

function encodePair(name: string, value: unknown): string {
  const field = `query.${name}`;
  if (!/^(string|number|boolean)$/.test(typeof value)) {
    throw new InvalidArgumentError(
      `${field}: expected a string, a number, a boolean or an array of them`,
    );
  }
  return `${encode(field, name)}=${encode(field, String(value))}`;
}

/**
 * Writes query parameters: a list as repeated names, undefined and null not at all.
 *
 * @throws InvalidArgumentError naming a parameter that cannot be written.
 */
export function serializeQuery(query: Readonly<Record<string, unknown>>): string {
  return Object.entries(query)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value])
        .filter((item) => item !== undefined && item !== null)
        .map((item) => encodePair(name, item)),
    )
    .join("&");
}

/** The query with the lists joined that the API wants joined by commas. */
export function joinLists(
  query: Readonly<Record<string, unknown>>,
  names: readonly string[] = [],
): Readonly<Record<string, unknown>> {
  if (names.length === 0) return query;
  const joined = { ...query };
  for (const name of names) {
    const value = query[name];
    if (Array.isArray(value) && value.length > 0) joined[name] = value.join(",");
  }
  return joined;
}
