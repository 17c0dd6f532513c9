/** What a caller wants for a response, in Prism's words. */
export interface Preference {
  /** Status of the response. */
  readonly code?: number;
  /** Name of an example of the operation. */
  readonly example?: string;
  /** Whether the body is to be drawn from the schema. */
  readonly dynamic: boolean;
}

/** A header that says something of that, but not so that it can be followed. */
export interface Unclear {
  readonly problem: string;
}

/** Values of a list such as `code=404; example="notFound"`; other preferences are ignored. */
function valuesOf(header: string): ReadonlyMap<string, string> {
  const pairs = header.split(/[,;]/).map((pair) => {
    const [name = "", ...rest] = pair.split("=");
    return [
      name.trim().toLowerCase(),
      rest
        .join("=")
        .trim()
        .replace(/^"(.*)"$/, "$1"),
    ] as const;
  });
  // RFC 7240: the first of a name counts.
  return new Map(pairs.reverse());
}

/**
 * Reads the header `Prefer`: `code=404`, `example=notFound`, `dynamic=true`, with commas or
 * semicolons between them.
 *
 * @returns undefined when it asks for none of them.
 */
export function parsePrefer(header: string | undefined): Preference | Unclear | undefined {
  if (header === undefined) return undefined;
  const values = valuesOf(header);
  const code = values.get("code");
  const example = values.get("example");
  const dynamic = values.get("dynamic") ?? "false";
  if (code !== undefined && !/^[1-5]\d\d$/.test(code)) {
    return { problem: "Prefer: code: must be a status, such as code=404" };
  }
  if (dynamic !== "true" && dynamic !== "false") {
    return { problem: "Prefer: dynamic: must be true or false" };
  }
  if (dynamic === "true" && example !== undefined) {
    return { problem: "Prefer: takes dynamic=true or an example, not both" };
  }
  if (code === undefined && example === undefined && dynamic === "false") return undefined;
  return {
    dynamic: dynamic === "true",
    ...(code === undefined ? {} : { code: Number(code) }),
    ...(example === undefined ? {} : { example }),
  };
}
