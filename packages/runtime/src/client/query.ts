import { InvalidArgumentError } from "../errors/errors.js";

function encodePair(name: string, value: unknown): string {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
    throw new InvalidArgumentError(
      `query.${name}: must be text, a number, a boolean or a list of them`,
    );
  }
  try {
    return `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
  } catch (cause) {
    throw new InvalidArgumentError(`query.${name}: is not well-formed Unicode`, { cause });
  }
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
  const joined = names
    .map((name) => [name, query[name]] as const)
    .filter(([, value]) => Array.isArray(value) && value.length > 0)
    .map(([name, value]) => [name, (value as readonly unknown[]).join(",")] as const);
  return { ...query, ...Object.fromEntries(joined) };
}
