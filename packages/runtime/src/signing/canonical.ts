/** What is signed of a request: all but the credentials. */
export interface CanonicalInput {
  readonly method: string;
  /** Path and query as sent; a `URL` fits. */
  readonly url: Pick<URL, "pathname" | "searchParams">;
  /** The headers to sign, by lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  /** SHA-256 of the body in hexadecimal digits, or `UNSIGNED-PAYLOAD`. */
  readonly bodyHash: string;
}

/** Percent-encodes all but `A-Z a-z 0-9 - _ . ~`, from UTF-8, with upper-case digits. */
export function encodeRfc3986(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

// `%zz` is no escape; such text is taken as it stands, as the URL parser does.
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The path, each segment encoded once, with the slash at the end that only the signature wants. */
export function canonicalPath(pathname: string): string {
  // Nothing to encode, as in every path of the APIs.
  if (/^[\w.~/-]*$/.test(pathname)) return pathname.endsWith("/") ? pathname : `${pathname}/`;
  const path = pathname
    .split("/")
    .map((segment) => encodeRfc3986(decode(segment)))
    .join("/");
  return path.endsWith("/") ? path : `${path}/`;
}

/** The query as sorted, encoded pairs; a name without a value keeps its `=`. */
export function canonicalQuery(parameters: URLSearchParams): string {
  return Array.from(parameters, ([name, value]) => [encodeRfc3986(name), encodeRfc3986(value)])
    .sort(([nameA = "", valueA = ""], [nameB = "", valueB = ""]) =>
      nameA === nameB ? byText(valueA, valueB) : byText(nameA, nameB),
    )
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

/** Names of the signed headers, sorted and joined by `;`. */
export function signedHeaderNames(headers: ReadonlyMap<string, string>): string {
  return [...headers.keys()].sort().join(";");
}

/**
 * The canonical request, six parts joined by line feeds.
 *
 * Source: API request signing guide, section "Constructing a Canonical Request".
 */
export function canonicalRequest({ method, url, headers, bodyHash }: CanonicalInput): string {
  return canonicalText(method, url.pathname, canonicalQuery(url.searchParams), headers, bodyHash);
}

/** The same of pieces that are at hand. */
export function canonicalText(
  method: string,
  pathname: string,
  query: string,
  headers: ReadonlyMap<string, string>,
  bodyHash: string,
  names = signedHeaderNames(headers),
): string {
  const path = canonicalPath(pathname);
  let lines = "";
  for (const name of names.split(";")) lines += `${name}:${(headers.get(name) ?? "").trim()}\n`;
  return `${method.toUpperCase()}\n${path}\n${query}\n${lines}\n${names}\n${bodyHash}`;
}
